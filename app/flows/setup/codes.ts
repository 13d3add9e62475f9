import { festivalPages } from '../../http/edition-path'
import { languagePages } from '../../http/language-path'

const firstParts = (pages: readonly string[]) => new Set(pages.map((page) => page.split('/')[0] ?? ''))

const pagesOfInstallation = firstParts(languagePages)
const pagesOfFestival = firstParts(festivalPages)

const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/**
 * Whether a text can be the code of anything here: Latin letters, digits, dots, underscores and hyphens, at most 40.
 */
export const isCode = (text: string) => pattern.test(text)

/** The first code of a prefix and a number that an index of names and codes does not have. */
export function freeCode(index: { has(code: string): boolean }, prefix: string): string {
  let number = 1
  while (index.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

/** Whether a page beside the festivals has this name. */
export const isPageOfInstallation = (code: string) => pagesOfInstallation.has(code.toLowerCase())

/** Whether a page of a festival has this name. */
export const isPageOfFestival = (code: string) => pagesOfFestival.has(code.toLowerCase())

/** Whether a text can stand in addresses for a festival: no page has the name. */
export const isFestivalCode = (code: string) => isCode(code) && !isPageOfInstallation(code)

/** Whether a text can stand in addresses for an edition: no page of a festival has the name. */
export const isEditionCode = (code: string) => isCode(code) && !isPageOfFestival(code)
