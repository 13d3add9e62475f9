import { type ReactNode, useId, useState } from 'react'
import { readNumber } from '../format/read-number'
import { useLanguage } from '../page-language/use-language'
import { FieldError } from './field'

interface Props {
  label: string
  /** Null: no number, and the field is empty. */
  value: number | null
  onValue: (value: number) => void
  /** The field may be emptied, and this is told of it. */
  onEmpty?: (() => void) | undefined
  /** Numbers below zero are taken too. */
  isSigned?: boolean
  /** What is wrong with it, below; null where nothing is. */
  error?: ReactNode
}

/**
 * A number, of zero or more unless signed, in the digits of the page, typed in any. What can't be read is marked and
 * changes nothing; the number before it comes back when the field is left. A field of the browser's own kind would show
 * the digits of the browser.
 */
export function NumberField({ label, value, onValue, onEmpty, isSigned = false, error = null }: Props) {
  const { plainNumber } = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const id = useId()
  const isEmptied = (text: string) => onEmpty !== undefined && text.trim() === ''
  const isAllowed = (read: number) => Number.isFinite(read) && (isSigned || read >= 0)
  function type(text: string) {
    setTyped(text)
    const read = readNumber(text)
    if (isEmptied(text)) onEmpty?.()
    else if (isAllowed(read)) onValue(read)
  }
  return (
    <>
      <input
        className="field w-24 min-w-0"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={error !== null || (typed !== null && !isEmptied(typed) && !isAllowed(readNumber(typed)))}
        aria-describedby={error === null ? undefined : id}
        value={typed ?? (value === null ? '' : plainNumber(value))}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <FieldError id={id} error={error} />
    </>
  )
}
