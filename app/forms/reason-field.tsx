import { mostReason } from './longest-reason'
import { BareTextField, TextField } from '../ui/field'

/**
 * Why a change is made: what the log keeps beside it. In a line with buttons a hint stands in the field instead of the
 * label above.
 */
export function ReasonField({ label, hint }: { label: string; hint?: string }) {
  const field = { label, name: 'reason', maxLength: mostReason, autoComplete: 'off' }
  return hint === undefined ? (
    <TextField {...field} isWide />
  ) : (
    <BareTextField {...field} className="min-w-40 flex-1" placeholder={hint} />
  )
}
