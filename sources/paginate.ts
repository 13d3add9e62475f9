import type { CompiledDefinition } from './compile-mapping'
import { evaluate } from './expression'
import type { FailureDetail } from './failure-detail'

/** Where a page is asked for. Stored with the page before it, so that a pull goes on exactly there. */
export interface PagePosition {
  /** From 1. */
  page: number
  url: string
}

export type NextPage =
  | { ok: true; position: PagePosition | null }
  | { ok: false; why: 'left-origin' | 'repeated-page' | 'bad-next'; detail: FailureDetail }

export interface GottenPage {
  position: PagePosition
  records: number
  document: unknown
  linkHeader: string | null
}

/** `base` is the definition's URL with its query, as it is asked. */
export function firstPosition({ definition }: CompiledDefinition, base: string): PagePosition {
  const { pagination } = definition
  const url = new URL(base)
  for (const [name, value] of Object.entries(definition.request.query)) url.searchParams.set(name, value)
  if (pagination.kind === 'page') {
    url.searchParams.set(pagination.parameter, String(pagination.first))
    if (pagination.sizeParameter) url.searchParams.set(pagination.sizeParameter, String(pagination.size))
  }
  if (pagination.kind === 'offset') {
    url.searchParams.set(pagination.parameter, '0')
    url.searchParams.set(pagination.limitParameter, String(pagination.limit))
  }
  return { page: 1, url: url.href }
}

/**
 * Counted pages end with an empty one, since a server may give fewer records than it was asked for; elsewhere the
 * answer says.
 */
export function nextPosition(compiled: CompiledDefinition, gotten: GottenPage): NextPage {
  const { pagination } = compiled.definition
  if (pagination.kind === 'none') return { ok: true, position: null }
  if (pagination.kind === 'page' || pagination.kind === 'offset') {
    if (gotten.records === 0) return { ok: true, position: null }
    const url = new URL(gotten.position.url)
    const next = Number(url.searchParams.get(pagination.parameter)) + (pagination.kind === 'page' ? 1 : gotten.records)
    url.searchParams.set(pagination.parameter, String(next))
    return { ok: true, position: { page: gotten.position.page + 1, url: url.href } }
  }
  return pagination.kind === 'cursor'
    ? nextByCursor(compiled, gotten, pagination.parameter)
    : nextByLink(compiled, gotten)
}

function nextByCursor(compiled: CompiledDefinition, gotten: GottenPage, parameter: string): NextPage {
  const cursor = nextInDocument(compiled, gotten)
  if (!cursor.ok || cursor.text === null) return cursor.ok ? { ok: true, position: null } : cursor
  const url = new URL(gotten.position.url)
  if (url.searchParams.get(parameter) === cursor.text)
    return { ok: false, why: 'repeated-page', detail: { name: cursor.text } }
  url.searchParams.set(parameter, cursor.text)
  return { ok: true, position: { page: gotten.position.page + 1, url: url.href } }
}

/** A link to another origin would carry the token there. */
function nextByLink(compiled: CompiledDefinition, gotten: GottenPage): NextPage {
  const link = compiled.next
    ? nextInDocument(compiled, gotten)
    : { ok: true as const, text: nextInHeader(gotten.linkHeader) }
  if (!link.ok || link.text === null) return link.ok ? { ok: true, position: null } : link
  const here = new URL(gotten.position.url)
  if (!URL.canParse(link.text, here)) return { ok: false, why: 'bad-next', detail: { text: link.text } }
  const url = new URL(link.text, here)
  if (url.origin !== here.origin) return { ok: false, why: 'left-origin', detail: { address: url.origin } }
  if (url.href === here.href) return { ok: false, why: 'repeated-page', detail: { address: url.href } }
  return { ok: true, position: { page: gotten.position.page + 1, url: url.href } }
}

function nextInDocument(
  compiled: CompiledDefinition,
  gotten: GottenPage,
): { ok: true; text: string | null } | { ok: false; why: 'bad-next'; detail: FailureDetail } {
  if (!compiled.next) return { ok: true, text: null }
  const found = evaluate(compiled.next, gotten.document)
  if (!found.ok) return { ok: false, why: 'bad-next', detail: { text: found.detail } }
  if (found.value === null || found.value === undefined || found.value === '') return { ok: true, text: null }
  if (typeof found.value === 'string' || typeof found.value === 'number') return { ok: true, text: String(found.value) }
  return { ok: false, why: 'bad-next', detail: { text: JSON.stringify(found.value) } }
}

/** `<https://…?page=2>; rel="next"` (RFC 8288). */
function nextInHeader(header: string | null): string | null {
  for (const part of (header ?? '').split(/,(?=\s*<)/)) {
    const match = /^\s*<([^>]*)>(.*)$/s.exec(part)
    if (match && /;\s*rel\s*=\s*"?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|$)/i.test(match[2] ?? ''))
      return match[1] ?? null
  }
  return null
}
