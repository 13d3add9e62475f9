import type { ReactNode } from 'react'
import { PostForm } from './post-form'
import { Button } from '../ui/button'
import { FileField } from '../ui/file-field'
import { acceptedFiles } from './accepted-files'

interface Props {
  label: string
  /** What files are taken, and how large. */
  help: string
  send: string
  className?: string
  /** Hidden fields that say to what. */
  children?: ReactNode
}

/** Sends one file with the intent `attach`, beside what is saved. */
export function AttachForm({ label, help, send, className = '', children }: Props) {
  return (
    <PostForm
      intent="attach"
      encType="multipart/form-data"
      data-acts-on-saved
      className={`mt-4 flex flex-wrap items-end gap-3 ${className}`}
    >
      {children}
      <FileField label={label} name="file" required accept={acceptedFiles} />
      <Button kind="quiet">{send}</Button>
      <p className="w-full text-sm text-quiet">{help}</p>
    </PostForm>
  )
}
