/** What a field of a form holds. */
export type FieldValue = string | number | boolean | null | readonly string[]
export type Values = Readonly<Record<string, FieldValue>>

/** A field that somebody else changed between opening and saving a form. */
export interface ChangedValue {
  readonly field: string
  /** Undefined: not known. */
  readonly opened: FieldValue | undefined
  readonly now: FieldValue
  readonly yours: FieldValue
  /** Which of the two the form shows again: the other's where only they changed it, the person's own otherwise. */
  readonly kept: 'now' | 'yours'
}

/** Who saved last what a form is about. */
export interface LastChange {
  /** Null: nobody who signed in, for example the command line. */
  readonly name: string | null
  readonly at: Date
}

/**
 * Compares what a person typed with what was stored meanwhile, field by field. `changed` lists what somebody else
 * changed, except where both came to the same; `taken` is what the form takes over from it. Where nobody knows what the
 * form was opened with, every difference counts as changed by both.
 */
export function mergeValues<Form extends object>(
  opened: Values | null,
  now: Form & Values,
  yours: Values,
): { taken: Partial<Form>; changed: ChangedValue[] } {
  const changed = Object.keys(now).flatMap((field): ChangedValue[] => {
    const [was, is, typed] = [opened?.[field] ?? null, now[field] ?? null, yours[field] ?? null]
    if (isSameValue(is, typed) || (opened && isSameValue(was, is))) return []
    const kept = opened && isSameValue(was, typed) ? 'now' : 'yours'
    return [{ field, opened: opened ? was : undefined, now: is, yours: typed, kept }]
  })
  const taken: Partial<Form> = { ...now }
  for (const field of Object.keys(now))
    if (!changed.some((value) => value.field === field && value.kept === 'now')) Reflect.deleteProperty(taken, field)
  return { taken, changed }
}

/** Lists are sets: the order of ticked boxes says nothing. */
function isSameValue(a: FieldValue, b: FieldValue): boolean {
  return key(a) === key(b)
}

const key = (value: FieldValue) => JSON.stringify(isList(value) ? [...value].toSorted() : value)

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value)
