import { type Side, areComparable } from '../../../sources/above-whole'
import type { SourceDefinition } from '../../../sources/definition'
import { fiscalYearFromApril, jalaliYear } from '../../../sources/period'
import type { EditionDocument, FestivalDocument } from './pack'
import { type PackProblem, problem } from './pack-problem'

type Calendar = SourceDefinition['mapping']['period']['calendar']

/** A metric of a pack or a stored one, as far as periods are concerned. */
interface Metric extends Pick<FestivalDocument['metrics'][number], 'code' | 'mayBeNegative'> {
  lowest?: number | null | undefined
  overPeriods?: 'adds-up' | 'grows' | null | undefined
  partOf: readonly { metric: string }[]
}

/** What gives metrics, and over which periods. */
interface Ways {
  editions: readonly Pick<EditionDocument, 'evaluated' | 'declaredMetrics'>[]
  sources: readonly Pick<SourceDefinition, 'mapping'>[]
}

/** A part that comes over other periods than its whole. */
interface Incomparable {
  part: Metric
  whole: Metric
  ofPart: string
  ofWhole: string
}

const words: Record<Calendar, string> = {
  'jalali-month': 'by Jalali months',
  'jalali-year': 'by Jalali years',
  'gregorian-month': 'by Gregorian months',
  'fiscal-year-april': 'by fiscal years from April',
}

/**
 * Parts that come over other periods than their wholes, of metrics whose values over such periods say nothing of each
 * other: nothing would ever compare them. Each as a sentence that says what to do.
 */
export function listIncomparable(pack: Ways & { festival: Pick<FestivalDocument, 'metrics'> }): PackProblem[] {
  return findIncomparable(pack.festival.metrics, pack).map(sentence)
}

/** The same as pairs. */
export function findIncomparable(metrics: readonly Metric[], ways: Ways): Incomparable[] {
  return metrics.flatMap((part) =>
    part.partOf.flatMap(({ metric }) => {
      const whole = metrics.find(({ code }) => code === metric)
      if (!whole || areComparable(sideOf(part), sideOf(whole))) return []
      const [ofPart, ofWhole] = [periodsOf(ways, part.code), periodsOf(ways, whole.code)]
      const other = ofPart.find((period) => ofWhole.length && !ofWhole.includes(period))
      const against = ofWhole.find((period) => period !== other)
      return other && against ? [{ part, whole, ofPart: other, ofWhole: against }] : []
    }),
  )
}

function sentence({ part, whole, ofPart, ofWhole }: Incomparable): PackProblem {
  const negative = [part, whole].find(({ mayBeNegative, lowest }) => mayBeNegative || (lowest ?? 0) < 0)
  const repair = negative
    ? `${negative.code} may be negative, so give both over the same periods or take this partOf out`
    : 'give both over the same periods, or give both "overPeriods": "adds-up" (events, amounts) or "grows" (different people)' +
      ' if that is what they are; for levels and shares take this partOf out'
  const repairFa = negative
    ? `«${negative.code}» می‌تواند منفی باشد؛ هر دو را برای زمان‌های یکسان بدهید یا این partOf را حذف کنید.`
    : 'هر دو را برای زمان‌های یکسان بدهید، یا برای هر دو overPeriods بنویسید؛ برای سطح و سهم، این partOf را حذف کنید.'
  return problem(
    `metric ${part.code} partOf ${whole.code}`,
    `این دو سنجه برای زمان‌های متفاوت داده می‌شوند و هیچ‌گاه با هم مقایسه نمی‌شوند. ${repairFa}`,
    `${part.code} comes ${ofPart} and ${whole.code} ${ofWhole}, so they are never compared; ${repair}`,
  )
}

const sideOf = ({ overPeriods, mayBeNegative, lowest }: Metric): Side => ({
  overPeriods: overPeriods ?? null,
  mayBeNegative,
  lowest: lowest ?? null,
})

/**
 * Over which periods a metric comes: by the calendars of its sources, or over the evaluated period where agencies
 * declare it.
 */
function periodsOf({ editions, sources }: Ways, code: string): string[] {
  return [
    ...sources
      .filter(({ mapping }) => mapping.metrics.some(({ metric }) => metric === code))
      .map(({ mapping }) => words[mapping.period.calendar]),
    ...editions
      .filter(({ declaredMetrics }) => declaredMetrics.some(({ metric }) => metric === code))
      .map(({ evaluated }) => declaredOver(evaluated)),
  ]
}

/** An evaluated period that is a year of a calendar equals the periods of a source with such years. */
function declaredOver({ from, to }: EditionDocument['evaluated']): string {
  const year = Number(from.slice(0, 4))
  const isYear = (period: { from: string; to: string } | null) => period?.from === from && period.to === to
  if (isYear(jalaliYear(year - 621))) return words['jalali-year']
  if (isYear(fiscalYearFromApril(`${year}-${year + 1}`))) return words['fiscal-year-april']
  return `from ${from} to ${to}`
}
