import type { ComponentProps, ReactNode } from 'react'
import { SelectField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { LabelledNumber } from '../../ui/labelled-number'

/** A number of the document, with what is wrong at its place. */
export function DraftNumber({ pointer, ...field }: { pointer: string } & ComponentProps<typeof LabelledNumber>) {
  const { error } = useFieldAnswer(pointer)
  return <LabelledNumber {...field} error={error} />
}

interface SelectProps<Value extends string> {
  /** Leave it out where another field shows what is wrong at the place. */
  pointer: string | undefined
  label: string
  help?: ReactNode
  value: Value | undefined
  options: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}

/** One of a few values of the document, with what is wrong at its place. */
export function DraftSelect<Value extends string>({ pointer, options, onValue, ...field }: SelectProps<Value>) {
  const { error } = useFieldAnswer(pointer)
  return (
    <SelectField
      {...field}
      isWide
      error={error}
      onChange={(event) => {
        const chosen = options.find(({ value }) => value === event.target.value)
        if (chosen) onValue(chosen.value)
      }}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}
