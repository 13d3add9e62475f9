import type { AwardRecord } from '../documents/award-source'
import type { ScoreRun } from '../../db/queries/runs'
import { type Paper, writerOf } from '../papers/letterhead'
import { splitLines } from '../papers/split-lines'
import { type ExportTable, fillTable } from './export-table'

const valueDecimals = 4

/** The winners as a table of plain values, for CSV and XLSX. An award that nobody gets has a row that says so. */
export function shortlistTable(
  paper: Paper,
  {
    entries,
    awards,
    shortlist,
  }: Pick<AwardRecord, 'entries' | 'awards'> & { shortlist: Pick<AwardRecord['shortlist'], 'hash'> },
  run: Pick<ScoreRun, 'resultHash'>,
): ExportTable {
  const writer = writerOf(paper)
  const { title, editionTitle, banner, texts } = writer
  const empty = awards.filter(
    (award) =>
      !entries.some((entry) => entry.category.code === award.category.code && entry.group?.code === award.group?.code),
  )
  return {
    language: paper.language,
    title: `${texts.papers.shortlist} – ${editionTitle}`,
    notes: [
      ...(banner === null ? [] : [banner]),
      `${texts.run.resultHash}: ${run.resultHash}`,
      ...(shortlist.hash === null ? [] : [`${texts.papers.hash.list}: ${shortlist.hash}`]),
      ...splitLines(writer, entries, valueDecimals),
    ],
    ...fillTable(
      [
        { heading: texts.papers.category, decimals: null, read: ({ category }) => title(category) },
        { heading: texts.papers.group, decimals: null, read: ({ group }) => (group ? title(group) : null) },
        { heading: texts.papers.place, decimals: 0, read: ({ place }) => place },
        { heading: 'code', decimals: null, read: ({ agency }) => agency?.code ?? null },
        {
          heading: texts.papers.agency,
          decimals: null,
          read: ({ agency }) => (agency ? title(agency) : texts.papers.noWinner),
        },
        { heading: texts.papers.value, decimals: valueDecimals, read: ({ value }) => value },
      ],
      [...entries, ...empty.map((award) => ({ ...award, place: null, agency: null, value: null }))],
    ),
  }
}
