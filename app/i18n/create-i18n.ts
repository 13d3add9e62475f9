import { type i18n as I18n, createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { fa } from './fa'
import type { Language } from './language'
import { textsByArea } from './loaded-texts'
import type { TextArea } from './texts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fa }
  }
}

/** An instance of its own for each request and page: languages of two visitors never meet. The areas must be loaded. */
export function createI18n(language: Language, areas: readonly TextArea[]): I18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: Object.assign({}, ...Object.values(textsByArea(language, areas))) } },
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
    react: { useSuspense: false },
  })
  return instance
}
