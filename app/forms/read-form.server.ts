import { type FormSchema, type SentForm, parseForm } from './parse-form.server'

/**
 * Says that a form was sent that is larger than its route takes. Only the server sets it: one that comes from outside
 * is dropped.
 */
export const bodyFaultHeader = 'x-sanjeh-body-fault'

/** Forms that were read, by the context of their request: a refusal may come after the body has been consumed. */
const readForms = new WeakMap<object, FormData>()

/** Reads the form of a request by its schema. `context` is the context of the request. */
export async function readForm<Schema extends FormSchema>(
  context: object,
  request: Request,
  schema: Schema,
): Promise<SentForm<Schema>> {
  return parseForm(await readFields(context, request), schema)
}

/** Reads a form that may carry one file. Null where it is larger than its route takes. */
export async function readFormWithFile<Schema extends FormSchema>(
  context: object,
  request: Request,
  schema: Schema,
  maxFileSize: number,
): Promise<SentForm<Schema> | null> {
  if (request.headers.has(bodyFaultHeader)) return null
  const form = await readFields(context, request)
  const isTooLarge = [...form.values()].some((value) => typeof value !== 'string' && value.size > maxFileSize)
  return isTooLarge ? null : parseForm(form, schema)
}

/** The fields of a request: its body can be read once. Pages read theirs by a schema. */
export async function readFields(context: object, request: Request): Promise<FormData> {
  const known = readForms.get(context)
  if (known) return known
  const form = await request.formData()
  readForms.set(context, form)
  return form
}

/** The form that the action of this request has read; null where it was refused before. */
export function formThatWasRead(context: object): FormData | null {
  return readForms.get(context) ?? null
}
