import { type Named, type NamedKind, namedKinds } from '../../db/queries/audit-names'
import type { AuditEvent } from '../../db/queries/audit-event'

type Told = Pick<AuditEvent, 'subject' | 'before' | 'after' | 'festivalId' | 'editionId'>

/** Which things an event names by their numbers, so that a page can say what they are called. */
export function collectNamed(events: readonly Told[]): Partial<Record<NamedKind, string[]>> {
  const ids = new Map<NamedKind, Set<string>>()
  const add = (kind: NamedKind | null, id: unknown) => {
    if (kind !== null && (typeof id === 'string' || typeof id === 'number'))
      ids.set(kind, (ids.get(kind) ?? new Set()).add(String(id)))
  }
  for (const { subject, before, after, festivalId, editionId } of events) {
    add('festival', festivalId)
    add('edition', editionId)
    const { kind, id } = readSubject(subject)
    add(kind === 'declaration' ? 'agency' : (namedKinds.find((item) => item === kind) ?? null), id)
    for (const value of [before, after]) walk(value, null, add)
  }
  return Object.fromEntries([...ids].map(([kind, own]) => [kind, [...own]]))
}

/** `declaration:12/D5-1` → the kind, the number that has a name, and what comes behind it. */
export function readSubject(subject: string | null): { kind: string; id: string; rest: string } {
  const [, kind = '', id = '', rest = ''] = /^([\w-]+):([^/]*)(?:\/(.*))?$/.exec(subject ?? '') ?? []
  return { kind, id, rest }
}

/** Names in the place of numbers, at any depth. What has no name stays as it is. */
export function putNames(
  value: unknown,
  nameOf: (kind: NamedKind, id: string) => string | null,
  field: string | null = null,
): unknown {
  if (Array.isArray(value)) return value.map((one) => putNames(one, nameOf, field))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, putNames(own, nameOf, name)]))
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const kind = kindOf(field, value)
  return (kind && nameOf(kind, String(value))) ?? value
}

export function nameFinder(names: readonly Named[], language: 'fa' | 'en') {
  const known = new Map(
    names.map(({ kind, id, titleFa, titleEn }) => [`${kind}:${id}`, language === 'fa' ? titleFa : titleEn]),
  )
  return (kind: NamedKind, id: string) => known.get(`${kind}:${id}`) ?? null
}

function walk(value: unknown, field: string | null, add: (kind: NamedKind | null, id: unknown) => void) {
  if (Array.isArray(value)) for (const one of value) walk(one, field, add)
  else if (typeof value === 'object' && value !== null)
    for (const [name, own] of Object.entries(value)) walk(own, name, add)
  else add(kindOf(field, value), value)
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Other ids of ours are numbers, and what they are of is said by the field. A session has an id that leads nowhere. */
function kindOf(field: string | null, value: unknown): NamedKind | null {
  if (field === null || value === null || value === undefined) return null
  if (typeof value === 'string')
    return /(user|judge|person)Ids?$|By$|^(voters|judges|chair)$/i.test(field) || uuid.test(value) ? 'person' : null
  const [, name = ''] =
    /(agency|festival|edition|county|group|category|metric|objection|round|shortlist)Ids?$/i.exec(field) ?? []
  return namedKinds.find((kind) => kind === name.toLowerCase()) ?? null
}
