import type { ComponentProps, ReactNode } from 'react'
import { NumberField } from './number-field'

interface Props extends ComponentProps<typeof NumberField> {
  help?: ReactNode
}

/** A number under its label, in the digits of the page. */
export function LabelledNumber({ help, ...field }: Props) {
  return (
    <div className="grid content-start gap-1">
      <span aria-hidden="true">{field.label}</span>
      <NumberField {...field} />
      {help ? <span className="text-sm text-quiet">{help}</span> : null}
    </div>
  )
}
