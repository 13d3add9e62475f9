export const languages = ['fa', 'en'] as const

export type Language = (typeof languages)[number]

export function isLanguage(text: string | undefined): text is Language {
  return text === 'fa' || text === 'en'
}

/** The text of a pair that belongs to the page's language. */
export function inLanguage<Value>(language: Language, pair: { fa: Value; en: Value }): Value {
  return pair[language]
}

/** The title of a row of the database. */
export function titleOf(language: Language, row: { titleFa: string; titleEn: string }): string {
  return language === 'fa' ? row.titleFa : row.titleEn
}

/** The language that an address names. Another word there is a page that does not exist, which is said in Persian. */
export function languageOf(params: Readonly<Record<string, string | undefined>>): Language {
  return isLanguage(params['lang']) ? params['lang'] : 'fa'
}
