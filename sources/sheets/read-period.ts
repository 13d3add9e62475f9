import { addDays, format } from 'date-fns'
import { newDate } from 'date-fns-jalali'
import { foldPersian } from '../../db/fold-persian'
import { type Period, gregorianMonth, jalaliMonth, jalaliYear } from '../period'
import type { RawCell } from './grid'
import { isTooLong, readMissing, shorten } from './missing-mark'
import { daySerial } from './number-format'
import { type Answers, type Grain, type PeriodReading, ambiguous, problem } from './reading'

const jalaliMonths = [
  ['فروردین', 'farvardin'],
  ['اردیبهشت', 'اردی بهشت', 'ordibehesht'],
  ['خرداد', 'khordad'],
  ['تیر', 'tir'],
  ['مرداد', 'امرداد', 'mordad'],
  ['شهریور', 'shahrivar'],
  ['مهر', 'mehr'],
  ['آبان', 'aban'],
  ['آذر', 'azar'],
  ['دی', 'dey'],
  ['بهمن', 'bahman'],
  ['اسفند', 'esfand'],
]

const gregorianMonths = [
  ['january', 'jan', 'ژانویه'],
  ['february', 'feb', 'فوریه'],
  ['march', 'mar', 'مارس'],
  ['april', 'apr', 'آوریل'],
  ['may', 'مه', 'می'],
  ['june', 'jun', 'ژوئن'],
  ['july', 'jul', 'ژوئیه', 'جولای'],
  ['august', 'aug', 'اوت', 'آگوست'],
  ['september', 'sep', 'سپتامبر'],
  ['october', 'oct', 'اکتبر'],
  ['november', 'nov', 'نوامبر'],
  ['december', 'dec', 'دسامبر'],
]

/** Letters alone: offices write a month with and without spaces. */
const bareWord = (word: string) => foldPersian(word).replaceAll(/[\s.]/g, '')

const numbered = (names: readonly (readonly string[])[]) =>
  new Map(names.flatMap((list, index) => list.map((name) => [bareWord(name), index + 1] as const)))

const jalaliMonthByName = numbered(jalaliMonths)
const gregorianMonthByName = numbered(gregorianMonths)

/** Parts of a year: the first month and how many. */
const partOfYear = new Map<string, { from: number; months: 3 | 6 }>(
  [
    {
      from: 1,
      months: 3 as const,
      names: ['بهار', 'فصل اول', 'فصل بهار', 'سه ماهه اول', 'سه ماه اول', '3ماهه اول', 'Q1'],
    },
    {
      from: 4,
      months: 3 as const,
      names: ['تابستان', 'فصل دوم', 'فصل تابستان', 'سه ماهه دوم', 'سه ماه دوم', '3ماهه دوم', 'Q2'],
    },
    {
      from: 7,
      months: 3 as const,
      names: ['پاییز', 'فصل سوم', 'فصل پاییز', 'سه ماهه سوم', 'سه ماه سوم', '3ماهه سوم', 'Q3'],
    },
    {
      from: 10,
      months: 3 as const,
      names: ['زمستان', 'فصل چهارم', 'فصل زمستان', 'سه ماهه چهارم', 'سه ماه چهارم', '3ماهه چهارم', 'Q4'],
    },
    { from: 1, months: 6 as const, names: ['نیمه اول', 'نیمسال اول', 'شش ماهه اول', 'شش ماه اول', '6ماهه اول'] },
    { from: 7, months: 6 as const, names: ['نیمه دوم', 'نیمسال دوم', 'شش ماهه دوم', 'شش ماه دوم', '6ماهه دوم'] },
  ].flatMap(({ names, ...part }) => names.map((name) => [bareWord(name), part] as const)),
)

/**
 * The period of a cell or a heading: ۱۴۰۴/۰۵, ۱۴۰۴-۵, 14040503, مرداد ۱۴۰۴, ۵ مرداد ۱۴۰۴, بهار ۱۴۰۴, ۱۴۰۴, 2025-08, a
 * date that the file keeps as one, or its serial number. Years 1304 to 1501 are Jalali, 1900 to 2100 Gregorian. A month
 * without a year takes the year of the answers, and is ambiguous without.
 */
export function readPeriod(cell: RawCell | null, answers: Answers = {}): PeriodReading {
  if (!cell) return { kind: 'missing', status: 'blank', mark: '' }
  if (cell.isError) return problem('error-cell', cell.text)
  if (cell.day) return gregorianDay(cell.day, cell.text)
  if (cell.shownAs === 'time') return problem('not-a-period', cell.text)
  const serial = cell.number === undefined ? null : serialDay(cell.number)
  if (serial) return gregorianDay(serial, cell.text)
  // The number 1404.1 was typed as 1404.1 or as 1404.10.
  if (cell.number !== undefined && /^\d{4}\.1$/.test(cell.text)) return problem('not-a-period', cell.text)
  if (isTooLong(cell.text)) return problem('not-a-period', shorten(cell.text))
  return readMissing(cell.text, answers) ?? readPeriodText(cell.text, answers)
}

/**
 * A number of the size of a day between 1989 and 2110 is the serial number of one; no other period is written with five
 * digits.
 */
function serialDay(value: number): string | null {
  return value >= 32_500 && value <= 77_000 ? daySerial(value) : null
}

function readPeriodText(text: string, answers: Answers): PeriodReading {
  const folded = foldPersian(text)
    .replaceAll(/[\u2212\u2010-\u2015\u0640]/g, '-')
    .replaceAll('٫', '/')
    .replace(/(?:(?:^|\s)ماه)?(?:^|\s)سال\s+(?=\d)/, ' ')
    .trim()
  const numbers = /^(\d+)(?:\s*[-/.]\s*(\d+))?(?:\s*[-/.]\s*(\d+))?(?:[ t]\d{1,2}:\d{2}.*)?$/.exec(folded)
  if (numbers)
    return readNumbers(
      numbers.slice(1).filter((part) => part !== undefined),
      text,
      answers,
    )
  return readWords(folded, text, answers)
}

function readNumbers(parts: readonly string[], text: string, answers: Answers): PeriodReading {
  const [first = '', second, third] = parts
  if (second === undefined) return readDigits(first, text)
  if (third === undefined) {
    if (first.length === 4) return month(Number(first), Number(second), text)
    if (second.length === 4) return month(Number(second), Number(first), text)
    return problem(first.length === 2 ? 'two-digit-year' : 'not-a-period', text)
  }
  if (first.length === 4) return day(Number(first), Number(second), Number(third), text)
  if (third.length === 4) return readDayAndMonth(Number(first), Number(second), Number(third), text, answers)
  return problem('two-digit-year', text)
}

/** ۱۴۰۴, ۱۴۰۴۰۵, 14040503, or the serial number of a day. */
function readDigits(digits: string, text: string): PeriodReading {
  if (digits.length === 4) return year(Number(digits), text)
  const serial = digits.length === 5 ? serialDay(Number(digits)) : null
  if (serial) return gregorianDay(serial, text)
  const [whole, inMonth, onDay] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (digits.length === 6) return month(whole ?? 0, inMonth ?? 0, text)
  return digits.length === 8 ? day(whole ?? 0, inMonth ?? 0, onDay ?? 0, text) : problem('not-a-period', text)
}

/** ۰۵/۰۸/۱۴۰۴: in Iran the day comes first; in other years it is asked where both could be months. */
function readDayAndMonth(first: number, second: number, inYear: number, text: string, answers: Answers): PeriodReading {
  if (isJalali(inYear) || first > 12) return day(inYear, second, first, text)
  if (second > 12 || first === second) return day(inYear, first, second, text)
  const answer = answers['day-month']
  if (!answer) return ambiguous('day-month', text)
  if (answer === 'problem') return problem('answered-problem', text)
  return answer === 'day-first' ? day(inYear, second, first, text) : day(inYear, first, second, text)
}

/** “۵ مرداد ۱۴۰۴”, “مرداد ماه ۱۴۰۴”, “سه‌ماهه دوم ۱۴۰۴”, “1404 مرداد”, and each without its year. */
function readWords(folded: string, text: string, answers: Answers): PeriodReading {
  const [, before] = /^(\d{4})[\s-]+(?=\D)/.exec(folded) ?? []
  const [, after] = /\D[\s-]*(\d{4})$/.exec(folded) ?? []
  const written = after ?? before
  const words = (after ? folded.replace(/[\s-]*\d{4}$/, '') : folded.replace(/^\d{4}[\s-]+(?=\D)/, '')).trim()
  const [, dayText, name = ''] = /^(?:(\d{1,2})\s+)?(.*?)(?:\s*ماه)?$/.exec(words) ?? []
  const inYear = written ? Number(written) : answers.year
  const part = partOfYear.get(bareWord(words))
  const jalali = jalaliMonthByName.get(bareWord(name))
  const gregorian = gregorianMonthByName.get(bareWord(name))
  if (part === undefined && jalali === undefined && gregorian === undefined)
    return words === 'سال' && inYear !== undefined ? year(inYear, text) : problem('not-a-period', text)
  if (inYear === undefined) return ambiguous('year', text)
  if (part) return partOf(inYear, part, text)
  // “می ۱۴۰۴” is no month of either calendar.
  if (isJalali(inYear) !== (jalali !== undefined)) return problem('not-a-period', text)
  const found = jalali ?? gregorian ?? 0
  return dayText ? day(inYear, found, Number(dayText), text) : month(inYear, found, text)
}

function isJalali(inYear: number): boolean {
  return inYear >= 1304 && inYear <= 1501
}

function isGregorian(inYear: number): boolean {
  return inYear >= 1900 && inYear <= 2100
}

function asReading(period: Period | null, grain: Grain, text: string): PeriodReading {
  return period ? { kind: 'period', period, grain } : problem('no-such-day', text)
}

const isoDay = (date: Date) => format(date, 'yyyy-MM-dd')
const twoDigits = (value: number) => String(value).padStart(2, '0')

function year(inYear: number, text: string): PeriodReading {
  if (isJalali(inYear)) return asReading(jalaliYear(inYear), 'year', text)
  if (!isGregorian(inYear)) return problem('not-a-period', text)
  return asReading({ from: `${inYear}-01-01`, to: `${inYear + 1}-01-01` }, 'year', text)
}

function month(inYear: number, inMonth: number, text: string): PeriodReading {
  if (isJalali(inYear)) return asReading(jalaliMonth(inYear, inMonth), 'month', text)
  if (!isGregorian(inYear)) return problem('not-a-period', text)
  return asReading(gregorianMonth(`${inYear}-${twoDigits(inMonth)}-01`), 'month', text)
}

function partOf(inYear: number, { from, months }: { from: number; months: 3 | 6 }, text: string): PeriodReading {
  const grain = months === 3 ? 'quarter' : 'half'
  const monthOf = (index: number) =>
    isJalali(inYear) ? jalaliMonth(inYear, index) : gregorianMonth(`${inYear}-${twoDigits(index)}-01`)
  const first = monthOf(from)
  const last = monthOf(from + months - 1)
  return asReading(first && last ? { from: first.from, to: last.to } : null, grain, text)
}

function day(inYear: number, inMonth: number, onDay: number, text: string): PeriodReading {
  if (isGregorian(inYear)) return gregorianDay(`${inYear}-${twoDigits(inMonth)}-${twoDigits(onDay)}`, text)
  if (!isJalali(inYear)) return problem('not-a-period', text)
  const whole = jalaliMonth(inYear, inMonth)
  if (!whole || onDay < 1) return problem('no-such-day', text)
  const from = isoDay(newDate(inYear, inMonth - 1, onDay))
  return from < whole.to ? asReading({ from, to: dayAfter(from) }, 'day', text) : problem('no-such-day', text)
}

function gregorianDay(from: string, text: string): PeriodReading {
  if (!gregorianMonth(from)) return problem('no-such-day', text)
  return asReading({ from, to: dayAfter(from) }, 'day', text)
}

function dayAfter(from: string): string {
  const [inYear = 0, inMonth = 1, onDay = 1] = from.split('-').map(Number)
  return isoDay(addDays(new Date(inYear, inMonth - 1, onDay), 1))
}
