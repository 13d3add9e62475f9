import { useLanguage } from '../../page-language/use-language'

/** What is wrong with a field of a form, and what it is about where that is not plain. */
export interface FieldProblem {
  field: string
  why: ProblemWhy
  detail?: string
}

const whys = [
  'unread',
  'no-name',
  'bad-code',
  'code-taken',
  'bad-year',
  'twice',
  'name-taken',
  'unknown-code',
  'too-long',
  'unknown-county',
  'unknown-parent',
  'parent-circle',
  'unknown-group',
  'no-reason',
  'announced',
  'bad-day',
  'bad-span',
  'bad-number',
  'has-runs',
  'not-allowed',
  'rests',
  'only-edition',
  'changed',
  'has-source',
] as const
type ProblemWhy = (typeof whys)[number]

/**
 * What is wrong with a form in words: by the name of the field for those that it shows, and as one text what is wrong
 * beyond them; null where nothing is.
 */
export function useProblems(
  problems: readonly FieldProblem[],
  fields: readonly string[],
): { errors: Readonly<Record<string, string>>; beyond: string | null } {
  const { t } = useLanguage()
  const say = (own: readonly FieldProblem[]) => {
    const said = own.map(({ why, detail }) => {
      const words = t(`setup.why.${why}`, { example: t('setup.dayExample') })
      return detail ? t('setup.why.code', { name: detail, why: words }) : words
    })
    return [...new Set(said)].join(' ')
  }
  const wrong = fields.filter((name) => problems.some(({ field }) => field === name))
  const errors = wrong.map((name) => [name, say(problems.filter(({ field }) => field === name))])
  return {
    errors: Object.fromEntries(errors),
    beyond: say(problems.filter(({ field }) => !fields.includes(field))) || null,
  }
}
