import { randomBytes } from 'node:crypto'
import { toLatinDigits } from '../../sources/number-text'

/** Without letters that are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 100 random bits in groups of five: `7K2QX-0M9VD-…`. */
export function newReceiptCode(): string {
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length])
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-')
}

/** As a person types it: with spaces, small letters or Persian digits. */
export function normaliseReceiptCode(typed: string): string {
  const letters = toLatinDigits(typed)
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  return letters.match(/.{1,5}/g)?.join('-') ?? ''
}
