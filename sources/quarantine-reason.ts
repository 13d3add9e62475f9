/** Why a record could not be read, or may not be taken. */
export type QuarantineReason =
  | 'cell-count'
  | 'bad-expression'
  | 'no-agency'
  | 'unknown-agency'
  | 'unknown-service'
  | 'bad-period'
  | 'outside-editions'
  | 'not-a-number'
  | 'inexact-number'
  | 'negative'
  | 'too-low'
  | 'too-high'
  | 'part-above-whole'
  | 'says-nothing'
  | 'repeated'
  | 'decided'
  | 'outranked'

type Words = Record<QuarantineReason, { fa: string; en: string }>

/** Texts with the names of the details in braces. */
const words: Words = {
  'cell-count': {
    fa: 'این سطر {found} خانه دارد، ولی سرستون‌ها {expected} تا هستند.',
    en: 'The row has {found} cells, the heading {expected}.',
  },
  'bad-expression': {
    fa: 'عبارت «{expression}» روی این رکورد کار نکرد: {problem}',
    en: 'The expression “{expression}” failed on this record: {problem}',
  },
  'no-agency': { fa: 'این رکورد نام یا کد دستگاه ندارد.', en: 'The record names no agency.' },
  'unknown-agency': {
    fa: 'دستگاه «{agency}» شناخته نیست. اگر نام دیگری از یک دستگاه است، آن را به نام‌های دیگر همان دستگاه بیفزایید و دوباره دریافت کنید.',
    en: 'The agency “{agency}” is not known. If it is another name of an agency, add it to that agency’s names and pull again.',
  },
  'unknown-service': {
    fa: 'خدمت «{service}» در فهرست خدمات نیست.',
    en: 'The service “{service}” is not in the list of services.',
  },
  'bad-period': { fa: 'تاریخ «{period}» خوانده نمی‌شود.', en: 'The date “{period}” can’t be read.' },
  'outside-editions': {
    fa: 'دورهٔ زمانی {period} در سال ارزیابی هیچ دوره‌ای از جشنواره نیست.',
    en: 'The period {period} is in no edition’s evaluated year.',
  },
  'not-a-number': {
    fa: 'مقدار «{value}» برای «{metric}» عدد نیست و جزو نشانه‌های «بدون داده» یا «نامرتبط» این منبع هم نیست.',
    en: 'The value “{value}” of “{metric}” is no number, nor one of this source’s marks for no data or not applicable.',
  },
  'inexact-number': {
    fa: 'عدد {value} برای «{metric}» بزرگ‌تر یا دقیق‌تر از آن است که بی‌تغییر نگه‌داشته شود.',
    en: 'The number {value} of “{metric}” is too large or too long to be kept exactly.',
  },
  negative: {
    fa: 'مقدار {value} برای «{metric}» منفی است، و این سنجه منفی نمی‌شود.',
    en: 'The value {value} of “{metric}” is negative, and this metric can’t be.',
  },
  'too-high': {
    fa: 'مقدار {value} برای «{metric}» از بیشینهٔ آن ({highest}) بالاتر است.',
    en: 'The value {value} of “{metric}” is above its highest, {highest}.',
  },
  'too-low': {
    fa: 'مقدار {value} برای «{metric}» از کمینهٔ آن ({lowest}) پایین‌تر است.',
    en: 'The value {value} of “{metric}” is below its lowest, {lowest}.',
  },
  'part-above-whole': {
    fa: '«{part}» ({value}) از «{whole}» بیشتر است؛ بیش از {limit} نمی‌تواند باشد. یکی از دو مقدار نادرست است و تا روشن شدن آن هیچ‌کدام پذیرفته نمی‌شود.',
    en: '“{part}” ({value}) is more than “{whole}” allows, {limit}. One of the two is wrong, and neither is taken until it is known which.',
  },
  'says-nothing': {
    fa: 'هیچ‌یک از سنجه‌های این منبع در این رکورد نیست.',
    en: 'The record says nothing of any metric of this source.',
  },
  repeated: {
    fa: 'برای همین دستگاه و دوره، رکورد دیگری (صفحهٔ {page}، سطر {line}) پیش از این آمده است.',
    en: 'Another record (page {page}, line {line}) already spoke of this agency and period.',
  },
  decided: {
    fa: 'مقدار تازهٔ «{metric}» {value} است، ولی دربارهٔ این دوره با رأی، ارزیابی یا اصلاح تصمیم گرفته شده و همان تصمیم برجاست.',
    en: 'The source now says {value} of “{metric}”, but a ruling, an evaluation or a correction decided about this period, and stands.',
  },
  outranked: {
    fa: 'مقدار «{metric}» در این منبع {value} است، ولی «{sourceFa}» که در ترتیب منبع‌ها بالاتر است دربارهٔ همین دستگاه و دوره مقداری داده و همان برجاست.',
    en: 'The source says {value} of “{metric}”, but “{sourceEn}” stands higher in the order of sources and has given a value for this agency and period, which stands.',
  },
}

/** What the sentence of a reason names: texts as the source sent them, and numbers as numbers. */
export type ReasonDetail = Record<string, string | number>

/**
 * The reason as a sentence for people, in the language asked for, with numbers as `write` has them. An unknown reason,
 * from a newer version, is shown as it is.
 */
export function describeReason(
  reason: string,
  detail: Readonly<ReasonDetail>,
  language: 'fa' | 'en',
  write: (number: number) => string = String,
): string {
  if (!isReason(reason)) return reason
  return words[reason][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = detail[name] ?? '?'
    return typeof part === 'number' ? write(part) : part
  })
}

export function isReason(reason: string): reason is QuarantineReason {
  return Object.hasOwn(words, reason)
}
