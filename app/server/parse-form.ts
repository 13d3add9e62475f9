import { MaxFilesExceededError, MaxPartsExceededError, parseFormData } from '@remix-run/form-data-parser'
import type { BodyLimits } from '../http/route-bodies'

export type ParsedForm = { ok: true; form: FormData } | { ok: false; why: 'form' | 'tooMany' | 'tooLarge' | 'type' }

export type FormType = 'urlencoded' | 'multipart'

/** How a body says that it is written; null: as no form of a page. */
export function formTypeOf(contentType: string | undefined): FormType | null {
  const [essence = ''] = (contentType ?? '').toLowerCase().split(';')
  if (essence.trim() === 'application/x-www-form-urlencoded') return 'urlencoded'
  return essence.trim() === 'multipart/form-data' ? 'multipart' : null
}

/** A body as a form, where it is written as one, within its number of fields, and of texts that a database can keep. */
export async function parseForm(bytes: Buffer, contentType: string, limits: BodyLimits): Promise<ParsedForm> {
  if (formTypeOf(contentType) === 'urlencoded') return parseUrlencoded(bytes, limits)
  const parsed = await parseMultipart(bytes, contentType, limits)
  if (!parsed.ok) return parsed
  const texts = [...parsed.form].flatMap(([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name],
  )
  return texts.every(isStorable) ? parsed : { ok: false, why: 'form' }
}

function parseUrlencoded(bytes: Buffer, { fields }: BodyLimits): ParsedForm {
  const text = decodeUtf8(bytes)
  if (text === null) return { ok: false, why: 'form' }
  const pairs = text.split('&').filter(Boolean)
  if (pairs.length > fields) return { ok: false, why: 'tooMany' }
  const form = new FormData()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const [name, value] = (equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]).map(decodePart)
    if (!isText(name) || !isText(value)) return { ok: false, why: 'form' }
    form.append(name, value)
  }
  return { ok: true, form }
}

const isText = (value: string | null | undefined): value is string => typeof value === 'string' && isStorable(value)

async function parseMultipart(
  bytes: Buffer,
  contentType: string,
  { fields, takesFile }: BodyLimits,
): Promise<ParsedForm> {
  const request = new Request('http://form', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(bytes),
  })
  try {
    return {
      ok: true,
      form: await parseFormData(request, {
        maxFiles: takesFile ? 1 : 0,
        maxParts: fields,
        maxFileSize: bytes.length,
        maxTotalSize: bytes.length,
      }),
    }
  } catch (error) {
    if (error instanceof MaxPartsExceededError) return { ok: false, why: 'tooMany' }
    return { ok: false, why: error instanceof MaxFilesExceededError ? 'type' : 'form' }
  }
}

/**
 * PostgreSQL refuses the character 0 in a text. Halves of surrogate pairs are none here: what is not UTF-8 is refused
 * before.
 */
export function isStorable(text: string): boolean {
  return !text.includes('\0')
}

/** A name or value of an address or a form; null where an escape or the UTF-8 behind it is wrong. */
export function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
