import { type Calendar, formatMoment } from '../format/date'
import { formatDigits } from '../format/number'
import type { Language } from '../i18n/language'

/** What is said to people; each has its sentence in the texts. */
export const noticeKinds = [
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
  'declaration-returned',
  'minutes-waiting',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export function isNoticeKind(kind: string): kind is NoticeKind {
  return noticeKinds.some((own) => own === kind)
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

/** Where a notice leads, after the language: to the page of its edition that it names, else to the start. */
export function noticePath(row: {
  notice: { params: Readonly<Record<string, string>> }
  edition: { code: string } | null
  festival: { code: string } | null
}): string {
  if (!row.edition || !row.festival) return ''
  const path = row.notice.params['path'] ?? ''
  return `/${row.festival.code}/${row.edition.code}${path ? `/${path}` : ''}`
}
