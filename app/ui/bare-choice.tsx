import type { ComponentPropsWithoutRef } from 'react'
import { useTickedAnswer } from './form-answer'

/**
 * A box to tick in a cell of a table or beside a text of its own, which says what it is for. A screen reader reads its
 * label. In a form that was refused it is ticked as it was sent.
 */
export function BareChoice({ label, ...input }: { label: string } & ComponentPropsWithoutRef<'input'>) {
  const control = useTickedAnswer(input)
  return <input type="checkbox" aria-label={label} {...input} {...control} />
}
