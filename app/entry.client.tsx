import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { isLanguage } from './i18n/language'
import { addTexts } from './i18n/loaded-texts'

const { lang } = document.documentElement
if (isLanguage(lang)) addTexts(lang, JSON.parse(document.getElementById('page-texts')?.textContent ?? '{}'))

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
