import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { Field } from './field'

interface Props extends Omit<ComponentPropsWithoutRef<'input'>, 'type'> {
  label: ReactNode
  help?: ReactNode
  error?: ReactNode
  isQuiet?: boolean
}

/** A file of the reader. The form around it says `encType="multipart/form-data"`. */
export function FileField({ label, help, error, isQuiet, className, ...input }: Props) {
  return (
    <Field {...{ label, help, error, isQuiet, className }}>
      {(control) => <input type="file" className="max-w-full" {...input} {...control} />}
    </Field>
  )
}
