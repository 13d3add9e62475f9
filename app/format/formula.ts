import type { Measure, MetricMeasure, MetricTerm, RatioMeasure } from '../../scoring/model'
import type { Language } from '../i18n/language'
import { formatNumber } from './number'

/** Attributes of an agency that a measure may divide by. */
const attributes: Readonly<Record<string, { fa: string; en: string }>> = {
  staff: { fa: 'شمار کارکنان', en: 'staff' },
  ruralPopulation: { fa: 'جمعیت روستایی', en: 'rural population' },
}

/** How the months of a year become one value, in words. */
type SayOverTime = (how: NonNullable<MetricTerm['overTime']>) => string

/** A measure in words: «نامه‌های الکترونیکی ÷ نامه‌ها × ۱۰۰ (جمع سال)». `names` are the metrics' titles. */
export function writeFormula(
  measure: Measure,
  names: Readonly<Record<string, string>>,
  language: Language,
  say: SayOverTime,
): string {
  if ('minuend' in measure)
    return `(${writeSingle(measure.minuend, names, language, say)}) − (${writeSingle(measure.subtrahend, names, language, say)})`
  return writeSingle(measure, names, language, say)
}

function writeSingle(
  measure: MetricMeasure | RatioMeasure,
  names: Readonly<Record<string, string>>,
  language: Language,
  say: SayOverTime,
): string {
  const factor =
    measure.factor === undefined || measure.factor === 1 ? '' : ` × ${formatNumber(measure.factor, language)}`
  const how = (term: MetricTerm) => ` (${say(term.overTime ?? 'sum')})`
  if ('metric' in measure) return `${names[measure.metric] ?? measure.metric}${factor}${how(measure)}`
  const { numerator, denominator } = measure
  const below =
    'metric' in denominator
      ? (names[denominator.metric] ?? denominator.metric)
      : (attributes[denominator.attribute]?.[language] ?? denominator.attribute)
  return `${names[numerator.metric] ?? numerator.metric} ÷ ${below}${factor}${how(numerator)}`
}
