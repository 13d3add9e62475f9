import type { ComponentPropsWithoutRef } from 'react'
import { joinClasses } from './join-classes'

const looks = {
  /** A box that stands out: what a reader must know before going on, and why a form was refused. */
  warning: 'rounded-lg bg-warn-soft px-4 py-2 text-warn',
  /** The same without a box, inside of a form. */
  'warning-line': 'text-warn',
  error: 'text-bad',
  done: 'text-accent',
  information: 'sheet',
} as const

type NoticeKind = keyof typeof looks

interface Props extends ComponentPropsWithoutRef<'p'> {
  kind?: NoticeKind
  /** It answers what the reader just did, so a screen reader says it when it appears. */
  isAnswer?: boolean
  /** `div` where it holds more than one paragraph. */
  as?: 'p' | 'div'
}

/** A sentence or two about the state of things. What went wrong interrupts a screen reader; what went well waits. */
export function Notice({ kind = 'warning', isAnswer = false, as: Element = 'p', className, ...props }: Props) {
  const role = isAnswer ? (kind === 'done' || kind === 'information' ? 'status' : 'alert') : undefined
  return <Element role={role} className={joinClasses(looks[kind], className)} {...props} />
}

/** Stands where a list or a table has nothing to show, and says why. */
export function EmptyState({ className, ...props }: ComponentPropsWithoutRef<'p'>) {
  return <p className={joinClasses('sheet', className)} {...props} />
}
