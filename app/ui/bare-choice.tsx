import type { ComponentPropsWithoutRef } from 'react'

/** A box to tick in a cell of a table, where row and column say what it is for. A screen reader reads its label. */
export function BareChoice({ label, ...input }: { label: string } & ComponentPropsWithoutRef<'input'>) {
  return <input type="checkbox" aria-label={label} {...input} />
}
