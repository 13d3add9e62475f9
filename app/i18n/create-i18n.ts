import { type i18n as I18n, createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { fa } from './fa'
import type { Language } from './language'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fa }
  }
}

/** An instance of its own for each request and page: languages of two visitors never meet. */
export function createI18n(language: Language): I18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { fa: { translation: fa }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
    react: { useSuspense: false },
  })
  return instance
}
