import { mostReason } from '../forms/most-reason'

/** Why a change is made: what the log keeps beside it. In a line with buttons a hint stands in the field instead of the label above. */
export function ReasonField({ label, hint }: { label: string; hint?: string }) {
  if (hint !== undefined)
    return (
      <input
        className="field min-w-40 max-w-none flex-1"
        name="reason"
        maxLength={mostReason}
        aria-label={label}
        placeholder={hint}
        autoComplete="off"
      />
    )
  return (
    <label className="grid gap-1">
      {label}
      <input className="field w-full max-w-none" name="reason" maxLength={mostReason} autoComplete="off" />
    </label>
  )
}
