import { type Typed, typedText } from '../../forms/form-fault'
import type { FieldValue } from '../../edits/merge-values'
import type { ChangedDeclaration } from './declaration-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'

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
  const labelOf = (field: string) => t(field === 'note' ? 'declaration.note' : 'declaration.value')
  return <ChangedFields by={by} changed={changed} labelOf={labelOf} say={say} />
}
