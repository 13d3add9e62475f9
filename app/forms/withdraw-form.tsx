import type { ReactNode } from 'react'
import type { RefusedForm } from './form-fault'
import { mostReason } from './longest-reason'
import { PostForm } from './post-form'
import { TextAreaField } from '../ui/field'
import { Button } from '../ui/button'

interface Props {
  /** What is taken back, as the line that opens the form. */
  summary: string
  help: string
  reason: string
  send: string
  intent: string
  /** The answer to this very form. */
  refused: RefusedForm | null
  /** Hidden fields that say what. */
  children: ReactNode
}

/** Takes something back with a reason. Folded, since it is seldom wanted. */
export function WithdrawForm({ summary, help, reason, send, intent, refused, children }: Props) {
  return (
    <details className="mt-3" open={refused !== null}>
      <summary className="cursor-pointer text-sm">{summary}</summary>
      <PostForm intent={intent} className="mt-2 grid gap-3" refused={refused}>
        {children}
        <p className="text-sm text-quiet">{help}</p>
        <TextAreaField label={reason} isWide name="reason" rows={2} required maxLength={mostReason} />
        <p>
          <Button kind="quiet">{send}</Button>
        </p>
      </PostForm>
    </details>
  )
}
