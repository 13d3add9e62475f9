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

/** Gives what a field says is wrong with it, in words; null where nothing is. */
export function useProblems(problems: readonly FieldProblem[]): (field: string) => string | null {
  const { t } = useLanguage()
  return (field) => {
    const said = problems
      .filter((problem) => problem.field === field)
      .map(({ why, detail }) => {
        const words = t(`setup.why.${why}`, { example: t('setup.dayExample') })
        return detail ? t('setup.why.code', { name: detail, why: words }) : words
      })
    return said.length ? [...new Set(said)].join(' ') : null
  }
}
