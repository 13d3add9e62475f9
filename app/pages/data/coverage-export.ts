import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import type { CoverageAgency } from '../../../db/queries/coverages'
import type { CoverageView } from './coverage-cell-value'
import type { CoverageColumn } from './coverage-columns'
import { expectFound } from '../../expect/expect-found'
import { type ExportTable, fillTable } from '../../exports/export-table'

interface CoverageExport {
  edition: { titleFa: string; titleEn: string }
  isDemo: boolean
  asOf: Date
  columns: readonly CoverageColumn[]
  rows: readonly { agency: CoverageAgency; cells: readonly CoverageView[] }[]
}

/** The matrix as a table. No data, not applicable, quarantined and refused are words, never zeros or gaps. */
export function toCoverageExport(
  { edition, isDemo, asOf, columns, rows }: CoverageExport,
  language: Language,
): ExportTable {
  const texts = textsIn(language)
  const { data } = texts
  const write = ({ state, reported, expected }: CoverageView) =>
    state === 'complete' || state === 'partial'
      ? data.of.replace('{{n}}', String(reported)).replace('{{of}}', String(expected))
      : data.state[state]
  const meanings = (['no-data', 'not-applicable', 'quarantined', 'refused'] as const).map(
    (state) => `${data.state[state]}: ${data.meaning[state]}`,
  )
  return {
    language,
    title: data.matrix,
    notes: [
      ...(isDemo ? [`${texts.demo}: ${texts.demoNote}`] : []),
      titleOf(language, edition),
      `${data.asOf}: ${asOf.toISOString()}`,
      texts.data.csv.cells,
      texts.data.csv.words,
      ...meanings,
    ],
    ...fillTable<CoverageExport['rows'][number]>(
      [
        { heading: texts.data.csv.code, decimals: null, read: ({ agency }) => agency.code },
        { heading: data.agency, decimals: null, read: ({ agency }) => titleOf(language, agency) },
        ...columns.map((column, index) => ({
          heading: titleOf(language, column),
          decimals: null,
          read: ({ cells }: CoverageExport['rows'][number]) => write(expectFound(cells[index], 'the cell of a column')),
        })),
      ],
      rows,
    ),
  }
}
