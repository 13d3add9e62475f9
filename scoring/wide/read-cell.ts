import { Status } from '../input'
import type { Bilingual } from '../model'
import { toLatinDigits } from './fold-name'

export type CellReading = { ok: true; value: number; status: number } | { ok: false; why: Bilingual }

const noData = new Set(['na', 'nan', 'null', 'no data', 'بدون داده', 'داده ندارد'])
const notApplicable = new Set(['not applicable', 'مصداق ندارد', 'نامربوط'])

/**
 * A cell of a wide table: a number, an empty cell (nothing received), "NA" (no data) or "not applicable". Persian and
 * Arabic digits, ٫ and ٬ are read; what could mean two things (1,234 · 12/5 · N/A) is refused and never guessed, and so
 * is a whole number with more digits than can be kept. The long decimals of a measurement are read as the nearest
 * number.
 */
export function readCell(text: string): CellReading {
  const plain = text.replaceAll('\u00A0', ' ').trim()
  if (plain === '') return { ok: true, value: 0, status: Status.absent }
  const word = plain.toLowerCase().replaceAll('ي', 'ی').replaceAll('ك', 'ک')
  if (noData.has(word)) return { ok: true, value: 0, status: Status.noData }
  if (notApplicable.has(word)) return { ok: true, value: 0, status: Status.notApplicable }
  if (word === 'n/a')
    return refuse(
      `«${plain}» دو معنا دارد؛ برای نبودِ داده NA و برای بی‌ارتباطی «مصداق ندارد» بنویسید.`,
      `“${plain}” means two things; write NA where there is no data, and “not applicable” where there can be none.`,
    )
  if (isTooLong(plain))
    return refuse(
      `«${plain}» عدد صحیحی با رقم‌های بیش از آن است که دقیق نگه‌داشته شود؛ آن را با واحدی بزرگ‌تر بنویسید.`,
      `“${plain}” is a whole number with more digits than can be kept exactly; write it in a larger unit.`,
    )
  const number = readNumber(plain)
  if (number !== null) return { ok: true, value: number, status: Status.reported }
  return refuse(
    `«${plain}» عدد نیست؛ عدد را بدون واحد و با نقطه یا ٫ برای اعشار بنویسید، مانند ۱۲٫۵.`,
    `“${plain}” is not a number; write it without a unit and with a point for decimals, like 12.5.`,
  )
}

/** Null for what is not plainly a finite number, and for a whole number that would not be kept. */
export function readNumber(text: string): number | null {
  const latin = toLatin(text)
  if (isTooLong(latin) || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(latin)) return null
  const value = Number(latin)
  // What is not zero must not become it.
  const isLost = value === 0 && /[1-9]/.test(latin.split(/[eE]/)[0] ?? '')
  return Number.isFinite(value) && !isLost ? value + 0 : null
}

function toLatin(text: string): string {
  const latin = toLatinDigits(text).replace('٫', '.').replace('−', '-')
  return /^[+-]?\d{1,3}(٬\d{3})+(\.\d+)?$/.test(latin) ? latin.replaceAll('٬', '') : latin
}

function isTooLong(text: string): boolean {
  const [, digits = ''] = /^[+-]?(\d+)(?:\.\d*)?$/.exec(toLatin(text)) ?? []
  return digits !== '' && !Number.isSafeInteger(Number(digits))
}

function refuse(fa: string, en: string): CellReading {
  return { ok: false, why: { fa, en } }
}
