import type { FoundValues } from '../../../db/queries/metric-use'
import type { NameRest } from '../../../db/queries/name-rests'
import { useLanguage } from '../../page-language/use-language'

/** What is wrong with a field of a form, and what it is about where that is not plain. */
export interface FieldProblem {
  field: string
  why: ProblemWhy
  detail?: string
  /** The same where it is something with a name in both languages. */
  named?: { titleFa: string; titleEn: string }
  /** Values that would be wrong, the first of them by agency and period. */
  found?: FoundValues
  /** What rests on something that was to be removed. */
  rests?: readonly NameRest[]
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
  'bounds-crossed',
  'own-part',
  'part-circle',
  'incomparable',
  'has-values',
  'beyond-values',
  'finer-values',
  'above-whole',
  'in-use',
  'unconfirmed',
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
  const { t, title, number, period, format } = useLanguage()
  const listValues = ({ values, count }: FoundValues) => {
    const named = values.map((item) =>
      t('setup.why.value', {
        agency: title(item),
        period: period(item.periodFrom, item.periodTo),
        value: format.amount(item.value),
      }),
    )
    const list = named.join(t('comma'))
    return count > values.length ? t('setup.why.valuesAndMore', { list, more: number(count - values.length) }) : list
  }
  const listRest = ({ kind, names, count }: NameRest) =>
    t(`setup.rests.${kind}`, { n: number(count), names: names.map(title).join(t('comma')) })
  const say = (own: readonly FieldProblem[]) => {
    const said = own.map(({ why, detail, named, found, rests = [] }) => {
      const words = t(`setup.why.${why}`, {
        example: t('setup.dayExample'),
        values: found ? listValues(found) : '',
        rests: rests.map(listRest).join(t('comma')),
      })
      const name = named ? title(named) : detail
      return name ? t('setup.why.code', { name, why: words }) : words
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
