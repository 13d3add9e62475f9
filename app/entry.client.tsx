import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { holdPosts } from './forms/kept/hold-posts'
import { noteAnswer } from './forms/kept/unsaved-forms'
import { isLanguage } from './i18n/language'
import type { KeptForm } from './forms/kept/kept-form'
import { addTexts } from './i18n/loaded-texts'
import { KeptFormContext, keptFormId } from './forms/kept/kept-form-context'

const { lang } = document.documentElement
if (isLanguage(lang)) addTexts(lang, JSON.parse(document.getElementById('page-texts')?.textContent ?? '{}'))

window.fetch = holdPosts(window.fetch.bind(window), noteAnswer)

const kept: KeptForm | null = JSON.parse(document.getElementById(keptFormId)?.textContent ?? 'null')

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <KeptFormContext.Provider value={kept}>
        <RemixBrowser />
      </KeptFormContext.Provider>
    </StrictMode>,
  )
})
