import { describeProblem, describeQuestion } from '../../../sources/sheets/cell-words'
import type { SheetValue } from '../../flows/setup/values/sheet-values'
import type { PlannedValue } from '../../flows/setup/values/value-plan'
import { type Calendar, formatPeriod } from '../../format/date'
import { formatsOf } from '../../format/kinds-of-number'
import { type Language, inLanguage } from '../../i18n/language'
import type { Translate } from '../../i18n/translate'

interface Words {
  language: Language
  calendar: Calendar
  t: Translate
  metricTitle: (code: string) => string
}

/** Says why a cell is no value, as a sentence; null where it is one. */
export function describeValueProblem(
  { language, calendar, t, metricTitle }: Words,
  { problem }: PlannedValue,
  { reading }: SheetValue,
): string | null {
  if (!problem) return null
  const { why, detail } = problem
  if (why === 'unread' && reading.kind === 'problem') return describeProblem(reading, language)
  if (why === 'ambiguous' && reading.kind === 'ambiguous') return describeQuestion(reading, language)
  const { amount } = formatsOf(language)
  const title = (name: string) => (typeof detail[name] === 'string' ? metricTitle(detail[name]) : '')
  const number = (name: string) => (typeof detail[name] === 'number' ? amount(detail[name]) : '')
  const source = () => String(inLanguage(language, { fa: detail.titleFa, en: detail.titleEn }) ?? '')
  const period = () => formatPeriod(String(detail.from), String(detail.to), language, calendar)
  switch (why) {
    case 'other-way': {
      return detail.way === 'source'
        ? t('upload.values.why.source', { source: source() })
        : t('upload.values.why.declarations')
    }
    case 'outranked':
      return t('upload.values.why.outranked', { source: source() })
    case 'unknown-agency':
      return t('upload.values.why.unknown-agency', { who: [detail.name, detail.code].filter(Boolean).join(' / ') })
    case 'outside-period':
    case 'other-period':
      return t(`upload.values.why.${why}`, { period: period() })
    case 'overlap':
      return detail.other
        ? t('upload.values.why.overlapInFile', { period: period(), address: String(detail.other) })
        : t('upload.values.why.overlap', { period: period() })
    case 'part-above-whole':
      return t('upload.values.why.part-above-whole', {
        part: title('part'),
        whole: title('whole'),
        value: number('value'),
        limit: number('limit'),
      })
    case 'negative':
    case 'too-low':
    case 'too-high':
      return t(`upload.values.why.${why}`, { limit: number('limit') })
    default:
      return t(`upload.values.why.${why}`, detail)
  }
}
