import { parseFormData } from '@remix-run/form-data-parser'
import { mostReason } from './most-reason'

/** A form that may carry one file. Null where it is larger than any form of ours may be. */
export async function readForm(request: Request, maxFileSize: number): Promise<FormData | null> {
  if (!request.headers.get('content-type')?.startsWith('multipart/')) return request.formData()
  return parseFormData(request, { maxFiles: 1, maxFileSize, maxTotalSize: maxFileSize + 1_000_000 }).catch(
    (error: unknown) => {
      if (error instanceof Error && /exceed/i.test(`${error.name} ${error.message} ${String(error.cause)}`)) return null
      throw error
    },
  )
}

/** What was typed, to be shown again with a refusal. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** Why somebody does it, as the log keeps it; null where they did not say. */
export function readReason(form: FormData): string | null {
  const reason = form.get('reason')
  return typeof reason === 'string' ? reason.trim().slice(0, mostReason) || null : null
}
