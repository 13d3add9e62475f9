import type { MethodOption } from './draft/method-option'
import type { NodeDocument } from './draft/model-draft'

/** What the field of an option is given. */
export interface OptionProps {
  option: MethodOption
  parts: readonly NodeDocument[]
  pointer: string
  value: unknown
  /** Undefined: what holds where the document does not say it. */
  onValue: (value: unknown) => void
}
