import type { Language } from '../i18n/language'
import { loadedTexts } from '../i18n/loaded-texts'
import type { Viewer } from '../policy/policy.server'
import type { Preferences } from '../settings/preferences.server'

export interface TourStep {
  /** The part of every page that the step points at, by its `data-tour`. */
  at: 'product' | 'sections' | 'display' | 'account' | 'glossary'
  title: string
  text: string
}

/**
 * Over the set-up and the editor of a model a tour would stand in the way of what a newcomer came for, and over one’s
 * account and the links of people that were invited it would hide what is shown once only. It comes with the first page
 * after.
 */
const isBusy = (path: string) =>
  /^\/[a-z]+(\/[^/]+\/[^/]+)?\/(setup|model\/edit)(\/|$)/.test(path) ||
  /^\/[a-z]+\/(account|people|link|sign-in)(\/|$)/.test(path)

/** What a newcomer is shown; null for the public and for who has seen it. Its texts go with no other page. */
export function tourFor(
  viewer: Viewer,
  { hasSeenTour }: Preferences,
  language: Language,
  path: string,
): TourStep[] | null {
  if (!viewer.user || viewer.duty || hasSeenTour || isBusy(path)) return null
  const texts = loadedTexts(language)
  return [
    { at: 'product', title: texts.tourStep.welcome.title, text: texts.tourStep.welcome.text },
    { at: 'sections', title: texts.tourStep.sections.title, text: texts.tourStep.sections.text },
    { at: 'display', title: texts.tourStep.display.title, text: texts.tourStep.display.text },
    { at: 'account', title: texts.tourStep.account.title, text: texts.tourStep.account.text },
    { at: 'glossary', title: texts.tourStep.words.title, text: texts.tourStep.words.text },
  ]
}
