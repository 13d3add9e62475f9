import { foldPersian } from '../../db/fold-persian'
import { keep, toLatinDigits } from '../number-text'
import type { RawCell } from './grid'
import { isTooLong, isZeroMark, readMissing, shorten } from './missing-mark'
import { type Answers, type Failed, type NumberReading, ambiguous, problem } from './reading'

export interface NumberColumn {
  /** The column counts things: a fraction is a problem. */
  readonly isWhole?: boolean
  /** The column holds percentages: of a plain number from 0 to 1 it is asked whether it is a share. */
  readonly isPercent?: boolean
}

const blank = { kind: 'missing', status: 'blank', mark: '' } as const

/**
 * The number of a cell. Read without a question: any digits; ٬ and , and spaces between groups of three; ٫ and a dot
 * that cannot group; a sign or brackets for less than zero; percent as a sign or a word on either side; the counted
 * thing behind the number (“۱۲۰ نفر”). A mark for no data is missing. What can mean two things is ambiguous until it is
 * answered, and what is no number is a problem.
 */
export function readNumber(cell: RawCell | null, column: NumberColumn = {}, answers: Answers = {}): NumberReading {
  if (!cell) return blank
  if (cell.isError) return problem('error-cell', cell.text)
  if (cell.shownAs === 'date' || cell.shownAs === 'time') return problem('date-in-number', cell.text)
  if (cell.number !== undefined) {
    const isPercent = cell.shownAs === 'percent'
    return checkValue(cell.number * (isPercent ? 100 : 1), isPercent, cell.text, column, answers)
  }
  if (isTooLong(cell.text)) return problem('not-a-number', shorten(cell.text))
  const missing = readMissing(cell.text, answers)
  if (missing) return missing
  if (isZeroMark(cell.text, answers)) return { kind: 'value', value: 0, isPercent: false }
  return readNumberText(cell.text, column, answers)
}

/** Signs that show nothing are taken off; spaces of any kind are one kind. */
function tidy(text: string): string {
  return toLatinDigits(text.normalize('NFKC'))
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll('،', ',')
    .replaceAll(/[\u2212\u2010-\u2015]/g, '-')
    .trim()
    .replace(/^'/, '')
}

const percentWord = /^(?:[%٪]\s*|درصد\s+)|(?:\s*[%٪]|\s*درصد)$/u
const countedThings = /\s*(?:نفر|مورد|عدد|فقره|واحد|دستگاه|پرونده|نامه|خدمت|مرتبه|بار|روز|ساعت|دقیقه|سال|ماه)$/u
const scaleWords = /(?:هزار|میلیون|میلیارد|ریال|تومان|دلار|million|thousand|rials?)/u

function readNumberText(text: string, column: NumberColumn, answers: Answers): NumberReading {
  const whole = tidy(text)
  const isPercent = percentWord.test(whole)
  const bare = (isPercent ? whole.replace(percentWord, '') : whole.replace(countedThings, '')).trim()
  const { sign, digits, isTrailing } = splitSign(bare)
  if (isTrailing && answers['trailing-minus'] !== 'negative')
    return answers['trailing-minus'] ? problem('answered-problem', text) : ambiguous('trailing-minus', text)
  const plain = toPlainDecimal(digits, text, answers)
  if (typeof plain !== 'string') return plain
  const kept = keep(plain)
  if (kept === null) return problem('inexact-number', text)
  return checkValue(kept * sign, isPercent, text, column, answers)
}

/**
 * Brackets say less than zero, as in accounts. A minus behind the number may be a slip of writing from right to left.
 */
function splitSign(text: string): { sign: 1 | -1; digits: string; isTrailing: boolean } {
  const [, inBrackets] = /^\(\s*([^()+-]*?)\s*\)$/.exec(text) ?? []
  if (inBrackets !== undefined) return { sign: -1, digits: inBrackets, isTrailing: false }
  const [, leading] = /^([+-])\s*/.exec(text) ?? []
  if (leading) return { sign: leading === '-' ? -1 : 1, digits: text.replace(/^[+-]\s*/, ''), isTrailing: false }
  if (/\d\s*-$/.test(text)) return { sign: -1, digits: text.replace(/\s*-$/, ''), isTrailing: true }
  return { sign: 1, digits: text, isTrailing: false }
}

/** “1234.5” of what was written, or why not. */
function toPlainDecimal(digits: string, text: string, answers: Answers): string | Failed {
  if (/^\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(digits)) return digits
  if (!/^[\d.,٫٬/ ]*$/.test(digits) || !/\d/.test(digits)) return refuseText(digits, text)
  if (digits.includes('/')) return readSlash(digits, text, answers)
  if (digits.includes('٫')) return withDecimal(digits, '٫', /[,٬ .]/, text)
  return readLatinSigns(digits.replaceAll('٬', "'"), text, answers)
}

function refuseText(digits: string, text: string): Failed {
  if (/^[\d.,٫٬/ ]+\D+$/.test(digits))
    return problem(scaleWords.test(foldPersian(digits)) ? 'unit-word' : 'not-a-number', text)
  return problem('not-a-number', text)
}

function readSlash(digits: string, text: string, answers: Answers): string | Failed {
  if (/^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(digits)) return problem('date-in-number', text)
  if (!/^[\d,٬]+\/\d+$/.test(digits)) return problem('not-a-number', text)
  if (answers.slash === 'decimal') return withDecimal(digits, '/', /[,٬]/, text)
  return answers.slash ? problem('answered-problem', text) : ambiguous('slash', text)
}

/** Commas, dots, spaces and “'” in place of ٬. */
function readLatinSigns(digits: string, text: string, answers: Answers): string | Failed {
  const dots = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (dots && commas) {
    // The one that comes last, once, is the decimal sign: 1,234.5 and 1.234,5.
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
    return withDecimal(digits, decimal, decimal === '.' ? /[, ']/ : /[. ']/, text)
  }
  if (commas) return readCommas(digits, commas, text, answers)
  if (dots) return readDots(digits, dots, text, answers)
  return ungroup(digits, /[ ']/, text)
}

function readCommas(digits: string, commas: number, text: string, answers: Answers): string | Failed {
  if (commas === 1 && answers.comma === 'decimal') return withDecimal(digits, ',', /[ ']/, text)
  const grouped = ungroup(digits, /[,']/, text)
  if (typeof grouped === 'string' || commas > 1 || !/^\d+,\d+$/.test(digits)) return grouped
  return answers.comma ? problem('answered-problem', text) : ambiguous('comma', text)
}

function readDots(digits: string, dots: number, text: string, answers: Answers): string | Failed {
  if (dots > 1) return ungroup(digits, /\./, text)
  const couldGroup = /^[1-9]\d{0,2}\.\d{3}$/.test(digits)
  if (!couldGroup || answers.dot === 'decimal') return withDecimal(digits, '.', /[ ']/, text)
  if (answers.dot === 'groups') return ungroup(digits, /\./, text)
  return answers.dot ? problem('answered-problem', text) : ambiguous('dot', text)
}

function withDecimal(digits: string, decimal: string, group: RegExp, text: string): string | Failed {
  const [whole = '', fraction = '', ...more] = digits.split(decimal)
  if (more.length || !/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return problem('not-a-number', text)
  const ungrouped = whole === '' ? '0' : ungroup(whole, group, text)
  return typeof ungrouped === 'string' ? `${ungrouped}.${fraction || '0'}` : ungrouped
}

/** Groups of three from the right, the first of one to three; all between the same signs. */
function ungroup(whole: string, sign: RegExp, text: string): string | Failed {
  const [first = '', ...groups] = whole.split(sign)
  if (!groups.length) return /^\d+$/.test(first) ? first : problem('not-a-number', text)
  const signs = new Set(whole.replaceAll(/\d/g, ''))
  const isEven = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) && signs.size === 1
  return isEven ? first + groups.join('') : problem('bad-groups', text)
}

/** Sums of binary fractions that a workbook computed are rounded to the 15 digits that it shows. */
function checkValue(
  value: number,
  isPercent: boolean,
  text: string,
  column: NumberColumn,
  answers: Answers,
): NumberReading {
  const rounded = Number(value.toPrecision(15)) + 0
  if (!Number.isFinite(rounded) || Math.abs(rounded) > 1e100) return problem('inexact-number', text)
  if (column.isWhole && !Number.isInteger(rounded)) return problem('not-whole', text)
  if (column.isPercent && !isPercent && rounded > 0 && rounded <= 1) {
    if (!answers.share) return ambiguous('share', text)
    const percent = answers.share === 'share' ? Number((rounded * 100).toPrecision(15)) : rounded
    return { kind: 'value', value: percent, isPercent: true }
  }
  return { kind: 'value', value: rounded, isPercent: isPercent || column.isPercent === true }
}
