import { festivalPages } from '../../http/edition-path'
import { languagePages } from '../../http/language-path'

const firstParts = (pages: readonly string[]) => new Set(pages.map((page) => page.split('/')[0] ?? ''))

const pagesOfInstallation = firstParts(languagePages)
const pagesOfFestival = firstParts(festivalPages)

const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/** Whether a text can stand in addresses for a festival: no page has the name. */
export const isFestivalCode = (code: string) => pattern.test(code) && !pagesOfInstallation.has(code.toLowerCase())

/** Whether a text can stand in addresses for an edition: no page of a festival has the name. */
export const isEditionCode = (code: string) => pattern.test(code) && !pagesOfFestival.has(code.toLowerCase())
