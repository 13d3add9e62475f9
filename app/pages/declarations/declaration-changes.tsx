import { type Typed, typedText } from '../../forms/form-fault'
import type { FieldValue } from '../../edits/merge-values'
import type { ChangedDeclaration } from './declaration-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { ChangedMeanwhile } from '../../forms/edits/changed-meanwhile'

interface Props {
  change: ChangedDeclaration
  typed: Typed
}

/** What a colleague changed of a declaration since its form was opened. */
export function DeclarationChanges({ change: { by, changed }, typed }: Props) {
  const { t, format } = useLanguage()
  const say = (field: string, value: FieldValue): string => {
    const [, status = '', number = ''] = /^(\S*) ?(.*)$/s.exec(String(value ?? '')) ?? []
    if (field === 'note' || !status) return String(value ?? '')
    if (status === 'no-data' || status === 'not-applicable') return t(`status.${status}`)
    return number === 'NaN' ? (typedText(typed, 'value') ?? '') : format.amount(Number(number))
  }
  const fields = changed.map(({ field, opened, now, yours, kept }) => ({
    label: t(field === 'note' ? 'declaration.note' : 'declaration.value'),
    opened: opened === undefined ? null : say(field, opened),
    now: say(field, now),
    yours: say(field, yours),
    kept,
  }))
  return <ChangedMeanwhile by={by} fields={fields} />
}
