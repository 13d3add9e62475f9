/** A number as it stands in a Persian sentence: ۱۲٫۵. */
export function persianDigits(value: number): string {
  return String(value)
    .replace('.', '٫')
    .replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))
}
