import type { Measure, MetricMeasure, MetricTerm, RatioMeasure } from '../../scoring/model'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import type { Language } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { formatNumber } from './number'

/** Attributes of an agency that a measure may divide by. */
const attributes: Readonly<Record<string, { fa: string; en: string }>> = {
  staff: { fa: 'شمار کارکنان', en: 'staff' },
  ruralPopulation: { fa: 'جمعیت روستایی', en: 'rural population' },
}

/** A measure in words: «نامه‌های الکترونیکی ÷ نامه‌ها × ۱۰۰ (جمع سال)». `names` are the metrics' titles. */
export function writeFormula(measure: Measure, names: Readonly<Record<string, string>>, language: Language): string {
  const texts: Texts = language === 'fa' ? fa : en
  if ('minuend' in measure) return `(${writeSingle(measure.minuend, names, language, texts)}) − (${writeSingle(measure.subtrahend, names, language, texts)})`
  return writeSingle(measure, names, language, texts)
}

function writeSingle(measure: MetricMeasure | RatioMeasure, names: Readonly<Record<string, string>>, language: Language, texts: Texts): string {
  const factor = measure.factor === undefined || measure.factor === 1 ? '' : ` × ${formatNumber(measure.factor, language)}`
  const how = (term: MetricTerm) => ` (${texts.indicator.overTime[term.overTime ?? 'sum']})`
  if ('metric' in measure) return `${names[measure.metric] ?? measure.metric}${factor}${how(measure)}`
  const { numerator, denominator } = measure
  const below = 'metric' in denominator ? (names[denominator.metric] ?? denominator.metric) : (attributes[denominator.attribute]?.[language] ?? denominator.attribute)
  return `${names[numerator.metric] ?? numerator.metric} ÷ ${below}${factor}${how(numerator)}`
}
