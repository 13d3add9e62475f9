import { z } from 'zod'
import { damaged } from './form-fields.server'
import { type Fault, type Faults, type RefusedForm, type Typed, faultKinds } from './form-fault'
import { isSecretField } from './kept/secret-fields'
import { unknownIntent } from './unknown-intent'

/** What a page takes: one form, or one for each intent. */
export type FormSchema = z.ZodObject | z.ZodDiscriminatedUnion<readonly z.ZodObject[], 'intent'>

type IntentOf<Schema extends FormSchema> =
  z.output<Schema> extends { intent?: infer Intent } ? Exclude<Intent, undefined> : never

/** A form as its page knows it: its values, else what is wrong with which field. */
export type SentForm<Schema extends FormSchema> = { intent: IntentOf<Schema>; typed: Typed } & (
  { ok: true; values: z.output<Schema> } | { ok: false; faults: Faults }
)

/**
 * Reads a form by its schema. An intent that the schema does not know is refused with 400 and never taken for another
 * one, and so is a form with a damaged hidden field. Ask the policy first: who may not see the page gets 404.
 */
export function parseForm<Schema extends FormSchema>(form: FormData, schema: Schema): SentForm<Schema> {
  const options = schema instanceof z.ZodObject ? [schema] : schema.options
  const intents = options.flatMap((option) => intentsOf(option))
  const sent = form.getAll('intent')
  const isKnown = sent.length === 1 && intents.some((intent) => intent === sent[0])
  if (!isKnown && (sent.length > 0 || options.length > 1)) throw new Response(unknownIntent, { status: 400 })
  const kept = { intent: (sent[0] ?? null) as IntentOf<Schema>, typed: typedIn(form) }
  const parsed = schema.safeParse(toFields(form))
  if (parsed.success) return { ...kept, ok: true, values: parsed.data as z.output<Schema> }
  if (parsed.error.issues.some(({ message }) => message === damaged)) throw new Response(unknownIntent, { status: 400 })
  return { ...kept, ok: false, faults: faultsOf(parsed.error, form) }
}

/**
 * What a page is told of a form that it did not do: `why`, in a word that the page has a sentence for, or what is wrong
 * with which field.
 */
export function refusalOf<Why extends string | null = null>(
  sent: { intent: string | null; typed: Typed; faults?: Faults },
  why: Why = null as Why,
  faults: Faults = {},
): RefusedForm & { why: Why } {
  return { intent: sent.intent, typed: sent.typed, faults: { ...sent.faults, ...faults }, why }
}

/** The intents that one form may say. */
function intentsOf({ shape }: z.ZodObject): unknown[] {
  const { intent } = shape
  const literal = intent instanceof z.ZodOptional ? intent.unwrap() : intent
  return literal instanceof z.ZodLiteral ? [...literal.values] : literal instanceof z.ZodEnum ? literal.options : []
}

/** A field by its name; several values of one name as a list; fields `name[key]` as an object of their keys. */
function toFields(form: FormData): Record<string, unknown> {
  const fields = new Map<string, unknown>()
  const groups = new Map<string, Map<string, unknown>>()
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name)
    const value = all.length === 1 ? all[0] : all
    const [, group, key] = /^([^[\]]+)\[([^\]]*)\]$/.exec(name) ?? []
    if (group === undefined || key === undefined) fields.set(name, value)
    else groups.set(group, (groups.get(group) ?? new Map<string, unknown>()).set(key, value))
  }
  for (const [group, keys] of groups) fields.set(group, Object.fromEntries(keys))
  return Object.fromEntries(fields)
}

function typedIn(form: FormData): Typed {
  const names = [...new Set(form.keys())].filter((name) => !isSecretField(name))
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]))
}

/** The first fault of each field. */
function faultsOf({ issues }: z.ZodError, form: FormData): Faults {
  const faults = issues.map((issue): [string, Fault] => {
    const [field = '', ...keys] = issue.path.map(String)
    const name = keys.length && !form.has(field) ? `${field}[${keys[0]}]` : field
    return [name, faultOf(issue, form.has(name))]
  })
  return Object.fromEntries(faults.toReversed())
}

function faultOf(issue: z.core.$ZodIssue, wasSent: boolean): Fault {
  if (!wasSent) return { kind: 'missing' }
  const isText = 'origin' in issue && issue.origin === 'string'
  switch (issue.code) {
    case 'too_small':
      if (!isText) return { kind: 'least', bound: Number(issue.minimum) }
      return issue.minimum === 1 ? { kind: 'missing' } : { kind: 'short', bound: Number(issue.minimum) }
    case 'too_big':
      return { kind: isText ? 'long' : 'most', bound: Number(issue.maximum) }
    case 'invalid_type':
      return { kind: issue.expected === 'int' ? 'whole' : issue.expected === 'number' ? 'number' : 'invalid' }
    case 'invalid_value':
      return { kind: 'choice' }
    case 'invalid_format':
      return { kind: issue.format === 'email' ? 'email' : 'invalid' }
    case 'custom':
      return { kind: faultKinds.find((kind) => kind === issue.message) ?? 'invalid' }
    default:
      return { kind: 'invalid' }
  }
}
