import type { History } from '../views/history.server'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import { type Language, titleOf } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import type { RankingExport } from './ranking-table'

interface Title {
  titleFa: string
  titleEn: string
}

/** A history as a table of plain values, with the very buckets of its page. No data and not applicable are words, never zeros. */
export function toHistoryExport(history: History, edition: Title, language: Language, isDemo: boolean): RankingExport {
  const texts: Texts = language === 'fa' ? fa : en
  const { subject, points, agency, agencies, by, within, asOf } = history
  const [whole, part] = subject.metrics.map((metric) => titleOf(language, metric))
  const own = agency === null ? undefined : agencies[agency]
  return {
    language,
    title: titleOf(language, subject),
    notes: [
      ...(isDemo ? [`${texts.demo}: ${texts.demoNote}`] : []),
      titleOf(language, edition),
      `${texts.history.agency}: ${own ? titleOf(language, own) : texts.history.everybody}`,
      `${texts.history.within}: ${texts.history.way[within]}`,
      `${texts.run.asOf}: ${asOf}`,
    ],
    heading: [
      texts.history.size[by],
      'from',
      'to',
      whole ?? '',
      ...(part === undefined ? [] : [part]),
      texts.history.agencies,
      texts.history.periods,
    ],
    rows: points.map((point) => [
      point.key,
      point.from,
      point.to,
      point.whole ?? texts.status[point.status],
      ...(part === undefined ? [] : [point.part ?? texts.status[point.status]]),
      point.agencies,
      point.periods,
    ]),
    decimals: [null, null, null, 2, ...(part === undefined ? [] : [2]), 0, 0],
  }
}
