import type { AgencyChanges } from '../../flows/setup/agencies/compare-agencies.server'
import type { SheetRow } from '../../flows/setup/agencies/agency-rows'
import { formatDigits } from '../../format/number'
import { type Language, titleOf } from '../../i18n/language'
import type { Translate } from '../../i18n/translate'

export type RowProblem = AgencyChanges['rows'][number]['problems'][number]

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

export interface ProblemWords {
  language: Language
  t: Translate
  counties: readonly Titled[]
  agencies: readonly Titled[]
}

/** Gives what is wrong with a row in a sentence, with what would be right where that is a short list. */
export function problemDescriber(
  { language, t, counties, agencies }: ProblemWords,
  rows: readonly SheetRow[],
  planned: AgencyChanges['rows'],
): (problem: RowProblem, index: number) => string {
  const titles = new Map(agencies.map((agency) => [agency.code, titleOf(language, agency)]))
  const firstOfCode = new Map<string, number>()
  for (const [index, { code }] of planned.entries())
    if (code !== null && !firstOfCode.has(code)) firstOfCode.set(code, index)
  const rowOf = (code: string) => rows[firstOfCode.get(code) ?? -1]?.row
  return ({ field, why, detail }) => {
    if (why === 'unread')
      return field === 'level' || field === 'competes' ? t(`upload.why.${field}`) : t('upload.why.unread')
    if (why === 'twice') return t('upload.why.twice', { row: formatDigits((rowOf(detail) ?? 0) + 1, language) })
    if (why === 'name-taken') {
      const first = firstOfCode.get(detail)
      const name = titles.get(detail) ?? (first === undefined ? detail : (planned[first]?.titleFa ?? detail))
      return t('upload.why.nameTaken', { name })
    }
    if (why === 'unknown-county') {
      const names = counties.map((county) => titleOf(language, county)).join(language === 'fa' ? '، ' : ', ')
      return t('upload.why.county', { names: names || '-' })
    }
    return why === 'no-reason' ? t('upload.why.noReason') : t(`setup.why.${why}`)
  }
}
