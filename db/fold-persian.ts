const letters: Record<string, string> = {
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
const digits = '۰۱۲۳۴۵۶۷۸۹'
const arabicDigits = '٠١٢٣٤٥٦٧٨٩'

/**
 * One spelling for names that people type in many ways: Arabic and Persian letters and digits, vowel signs, tatweel,
 * half spaces and capitals. For comparing and searching only; the text as written is kept beside it.
 */
export function foldPersian(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[يىئكأإآٱةۀؤ]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[۰-۹]/g, (digit) => String(digits.indexOf(digit)))
    .replaceAll(/[٠-٩]/g, (digit) => String(arabicDigits.indexOf(digit)))
    .replaceAll(/[\u064B-\u065F\u0670\u0640]/g, '')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
