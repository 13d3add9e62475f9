import type { ComponentPropsWithoutRef } from 'react'

/** `p` for a sentence, `div` for more, `span` inside of a sentence. */
interface StatusProps extends ComponentPropsWithoutRef<'p'> {
  as?: 'p' | 'div' | 'span'
}

/**
 * Something on the page that changes by itself or after a choice: a screen reader says the new text once it has
 * finished its sentence.
 */
export function Status({ as: Element = 'p', ...props }: StatusProps) {
  return <Element role="status" {...props} />
}

interface ProgressProps {
  label: string
  done?: number
  /** How much there is to do; left out where nobody knows. */
  of?: number | null
  className?: string
}

/** A bar of how far something is. What it says stands beside it in words. */
export function Progress({ label, done, of, className }: ProgressProps) {
  const value = done === undefined || of === undefined || of === null ? {} : { value: done, max: of }
  return <progress className={className} aria-label={label} {...value} />
}
