import type { History } from './history.server'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { type ExportColumn, type ExportTable, fillTable } from '../../exports/export-table'

interface Title {
  titleFa: string
  titleEn: string
}

/**
 * A history as a table of plain values, with the very buckets of its page. No data and not applicable are words, never
 * zeros.
 */
export function toHistoryExport(history: History, edition: Title, language: Language, isDemo: boolean): ExportTable {
  const texts = textsIn(language)
  const { subject, points, agency, agencies, by, within, asOf } = history
  const [whole, part] = subject.metrics.map((metric) => titleOf(language, metric))
  const row = agency === null ? undefined : agencies[agency]
  const columns: ExportColumn<History['points'][number]>[] = [
    { heading: texts.history.size[by], decimals: null, read: ({ key }) => key },
    { heading: 'from', decimals: null, read: ({ from }) => from },
    { heading: 'to', decimals: null, read: ({ to }) => to },
    { heading: whole ?? '', decimals: 2, read: (point) => point.whole ?? texts.status[point.status] },
    ...(part === undefined
      ? []
      : [
          {
            heading: part,
            decimals: 2,
            read: (point: History['points'][number]) => point.part ?? texts.status[point.status],
          },
        ]),
    { heading: texts.history.agencies, decimals: 0, read: (point) => point.agencies },
    { heading: texts.history.periods, decimals: 0, read: ({ periods }) => periods },
  ]
  return {
    language,
    title: titleOf(language, subject),
    notes: [
      ...(isDemo ? [`${texts.demo}: ${texts.demoNote}`] : []),
      titleOf(language, edition),
      `${texts.history.agency}: ${row ? titleOf(language, row) : texts.history.everybody}`,
      `${texts.history.within}: ${texts.history.way[within]}`,
      `${texts.run.asOf}: ${asOf}`,
    ],
    ...fillTable(columns, points),
  }
}
