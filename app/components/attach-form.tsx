import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'

interface Props {
  label: string
  /** What files are taken, and how large. */
  help: string
  send: string
  className?: string
  /** Hidden fields that say to what. */
  children?: ReactNode
}

/** Sends one file with the intent `attach`. */
export function AttachForm({ label, help, send, className = '', children }: Props) {
  return (
    <Form method="post" encType="multipart/form-data" className={`mt-4 flex flex-wrap items-end gap-3 ${className}`}>
      <input type="hidden" name="intent" value="attach" />
      {children}
      <label className="grid gap-1">
        {label}
        <input type="file" name="file" required accept=".pdf,.png,.jpg,.jpeg,.webp,.xlsx" />
      </label>
      <button className="button-quiet" type="submit">
        {send}
      </button>
      <p className="w-full text-sm text-quiet">{help}</p>
    </Form>
  )
}
