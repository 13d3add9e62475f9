import type { FieldValue } from '../../edits/merge-values'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { useLanguage } from '../../page-language/use-language'
import type { ChangedGrant } from './grant-actions.server'
import { isRole } from './grant-fields'

const fieldNames = ['role', 'post', 'agency', 'county', 'maySubmit'] as const

/** What somebody else changed of a role since the form was opened. */
export function GrantChanges({ by, changed, isRemoved, names }: ChangedGrant) {
  const { t, title } = useLanguage()
  const say = (field: string, value: FieldValue): string => {
    if (typeof value === 'boolean') return t(value ? 'changed.yes' : 'changed.no')
    const text = String(value ?? '')
    if (field === 'role') return isRole(text) ? t(`role.${text}`) : text
    const named = field === 'agency' || field === 'county' ? names[text] : undefined
    return named ? title(named) : text
  }
  const labelOf = (field: string) => {
    const name = fieldNames.find((known) => known === field)
    return name ? t(`people.${name}`) : field
  }
  return <ChangedFields by={by} changed={changed} isRemoved={isRemoved} labelOf={labelOf} say={say} />
}
