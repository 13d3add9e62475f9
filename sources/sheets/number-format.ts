import { addDays, format } from 'date-fns'
import type { RawCell } from './grid'

/**
 * Formats that every workbook has without naming them (ECMA-376, part 1, 18.8.30), as far as they say date, time or
 * percent.
 */
const builtIn: Readonly<Record<number, RawCell['shownAs']>> = {
  9: 'percent',
  10: 'percent',
  ...Object.fromEntries(
    [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'])),
}

/** What a number format says that a number is; undefined for a plain number. */
export function kindOfFormat(id: number, code: string | undefined): RawCell['shownAs'] {
  return code === undefined ? builtIn[id] : kindOfCode(code)
}

/** The first section alone: the others are for negative numbers, zero and texts. */
function kindOfCode(code: string): RawCell['shownAs'] {
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';', 1)[0]
  if (!bare || /^general$/i.test(bare.trim())) return undefined
  if (/[yd]|m{3}/i.test(bare)) return 'date'
  if (/[hs]/i.test(bare)) return 'time'
  if (/m/i.test(bare) && !/[0#?]/.test(bare)) return 'date'
  return bare.includes('%') ? 'percent' : undefined
}

const lastDay = 2_958_465

/**
 * The ISO day of a serial number: days since 31 December 1899, or since 1 January 1904 where the workbook says so.
 * Excel counts 29 February 1900, which never was, so serials below 61 are one day off there and none here. Null beyond
 * the years 1900 to 9999.
 */
export function daySerial(serial: number, counts1904 = false): string | null {
  const days = Math.floor(serial) + (counts1904 ? 1462 : 0)
  if (!Number.isFinite(serial) || days < 1 || days > lastDay) return null
  return format(addDays(new Date(1899, 11, days < 61 ? 31 : 30), days), 'yyyy-MM-dd')
}

/** A number of a workbook as a cell, by its number format. */
export function numberCell(value: number, shownAs: RawCell['shownAs'], counts1904: boolean): RawCell {
  if (shownAs === 'date') {
    const day = daySerial(value, counts1904)
    return day ? { text: day, number: value, shownAs, day } : { text: String(value), number: value }
  }
  if (shownAs === 'percent') return { text: `${Number((value * 100).toPrecision(12))}%`, number: value, shownAs }
  return shownAs ? { text: String(value), number: value, shownAs } : { text: String(value), number: value }
}
