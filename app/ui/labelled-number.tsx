import type { ReactNode } from 'react'
import { NumberField } from './number-field'

interface Props {
  label: string
  help?: ReactNode
  value: number
  onValue: (value: number) => void
}

/** A number under its label, in the digits of the page. */
export function LabelledNumber({ label, help, value, onValue }: Props) {
  return (
    <div className="grid content-start gap-1">
      <span aria-hidden="true">{label}</span>
      <NumberField label={label} value={value} onValue={onValue} />
      {help ? <span className="text-sm text-quiet">{help}</span> : null}
    </div>
  )
}
