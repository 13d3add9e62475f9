import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import type { DraftNode } from './draft/model-draft'

interface Props {
  label: string
  nodes: readonly Pick<DraftNode, 'path' | 'code' | 'title'>[]
  value: string
  onCode: (code: string) => void
  /** Where the code stands in the document; none where the choice is no part of it. */
  pointer?: string
}

/** A node of the tree by its code, those below a dimension further in. A code that is not in the tree is shown too. */
export function NodeSelect({ label, nodes, value, onCode, pointer }: Props) {
  const { error } = useFieldAnswer(pointer)
  const { pick } = useLanguage()
  return (
    <SelectField label={label} isWide value={value} error={error} onChange={(event) => onCode(event.target.value)}>
      {nodes.some(({ code }) => code === value) ? null : <option value={value}>{value}</option>}
      {nodes.map(({ code, path, title }) => (
        <option key={code} value={code}>
          {`${'\u2003'.repeat(Math.max(path.length - 1, 0))}\u2068${code}\u2069 ${pick(title)}`}
        </option>
      ))}
    </SelectField>
  )
}
