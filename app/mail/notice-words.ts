import { type Calendar, formatMoment } from '../format/date'
import { formatDigits } from '../format/number'
import type { Language } from '../i18n/language'

/** What is said to people; each has its sentence in the texts. */
const noticeKinds = [
  'collecting',
  'evaluating',
  'preliminary',
  'objections',
  'review',
  'shortlisting',
  'deadline-declarations',
  'deadline-objections',
  'deadline-rulings',
  'deadline-votes',
  'objection-ruled',
  'ruling-withdrawn',
  'return-withdrawn',
  'declaration-returned',
  'minutes-waiting',
  'second-step-reset',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export function isNoticeKind(kind: string): kind is NoticeKind {
  return noticeKinds.some((item) => item === kind)
}

/** What a sentence fills in, in the language of who reads: moments, digits and titles as that language writes them. */
export function noticeParams(params: Readonly<Record<string, string>>, language: Language, calendar: Calendar) {
  const { at, days = '', indicator = '', number = '', metricFa = '', metricEn = '' } = params
  return {
    at: at ? formatMoment(at, language, calendar) : '',
    days: formatDigits(days, language),
    indicator: formatDigits(indicator, language),
    number: formatDigits(number, language),
    metric: language === 'fa' ? metricFa : metricEn,
  }
}

/**
 * Where a notice leads, after the language: to the page that it names, of its edition or of nobody's; else to the
 * start.
 */
export function noticePath(row: {
  notice: { params: Readonly<Record<string, string>> }
  edition: { code: string } | null
  festival: { code: string } | null
}): string {
  const path = row.notice.params['path'] ?? ''
  if (!row.edition || !row.festival) return path ? `/${path}` : ''
  return `/${row.festival.code}/${row.edition.code}${path ? `/${path}` : ''}`
}
