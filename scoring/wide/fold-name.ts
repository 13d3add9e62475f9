const letters: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ة: 'ه',
  ۀ: 'ه',
  ؤ: 'و',
}

/** Persian and Arabic digits as Latin ones; everything else stays. */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0660))
}

/**
 * One spelling for names that look alike: Arabic and Persian letters and digits, vowel signs, half spaces. Capitals are
 * told apart. For comparing only.
 */
export function foldName(text: string): string {
  return toLatinDigits(text.normalize('NFKC').replace(/[يىئكأإآٱةۀؤ]/g, (letter) => letters[letter] ?? letter))
    .replace(/[\u064B-\u065F\u0670\u0640]/g, '')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\s]+/g, ' ')
    .trim()
}
