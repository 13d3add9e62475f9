/** A line of text that must be filled in; Latin ones are written from the left. */
export function TextField({
  name,
  label,
  typed,
  isLatin = false,
}: {
  name: string
  label: string
  typed: string | undefined
  isLatin?: boolean
}) {
  return (
    <label className="grid gap-1">
      {label}
      <input
        className="field w-full max-w-none"
        name={name}
        defaultValue={typed}
        dir={isLatin ? 'ltr' : undefined}
        autoComplete="off"
        required
      />
    </label>
  )
}
