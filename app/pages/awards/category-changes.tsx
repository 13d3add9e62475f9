import type { ChangedCategory } from './category-actions.server'
import type { CategoryFields } from './category-form'
import type { FieldValue } from '../../edits/merge-values'
import { useLanguage } from '../../page-language/use-language'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'

interface Props {
  change: ChangedCategory
  groups: readonly { code: string; titleFa: string; titleEn: string }[]
}

/** What somebody else changed of a category since the form was opened. */
export function CategoryChanges({ change: { by, changed, isRemoved }, groups }: Props) {
  const { t, title, digits } = useLanguage()
  const words = wordsOf(t)
  const say = (field: string, value: FieldValue): string => {
    if (typeof value === 'boolean') return t(value ? 'changed.yes' : 'changed.no')
    if (typeof value === 'object' && value !== null) return value.map((text) => say(field, text)).join(t('comma'))
    const group = field === 'groups' && groups.find(({ code }) => code === value)
    if (group) return title(group)
    const text = String(value ?? '')
    return words[field]?.[text] ?? (numeric.includes(field) ? digits(text) : text)
  }
  const labelOf = (field: string) => (isField(field) ? t(`awards.field.${field}`) : field)
  return <ChangedFields by={by} changed={changed} isRemoved={isRemoved} labelOf={labelOf} say={say} />
}

const numeric: readonly string[] = [
  'position',
  'minBase',
  'quota',
  'nearMargin',
  'maxAwards',
  'minCoverage',
  'minApplicable',
  'minScore',
]

const names: readonly (keyof CategoryFields)[] = [
  'titleFa',
  'titleEn',
  'code',
  'position',
  'by',
  'formula',
  'in',
  'minBase',
  'within',
  'quota',
  'ties',
  'tiedVote',
  'nearMargin',
  'maxAwards',
  'minCoverage',
  'minApplicable',
  'minScore',
  'gates',
  'levels',
  'groups',
]
const isField = (name: string): name is keyof CategoryFields => names.some((item) => item === name)

function wordsOf(
  t: ReturnType<typeof useLanguage>['t'],
): Readonly<Record<string, Readonly<Record<string, string>> | undefined>> {
  return {
    by: {
      total: t('awards.by.total'),
      formula: t('awards.by.formula'),
      improvement: t('awards.by.improvement'),
      judges: t('awards.by.judges'),
    },
    in: { points: t('awards.unit.points'), percent: t('awards.unit.percent') },
    within: { all: t('awards.within.all'), group: t('awards.within.group') },
    ties: { joint: t('awards.ties.joint'), chain: t('awards.ties.chain') },
    tiedVote: {
      '': t('awards.tiedVoteAsEdition'),
      round: t('awards.tiedVote.round'),
      chair: t('awards.tiedVote.chair'),
      model: t('awards.tiedVote.model'),
    },
    levels: {
      province: t('awards.level.province'),
      county: t('awards.level.county'),
      city: t('awards.level.city'),
    },
  }
}
