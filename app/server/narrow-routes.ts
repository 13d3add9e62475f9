import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/** Addresses that a router reads in a way of its own: encoded letters, empty segments, a slash at the end. */
const unusual = /[%\\]|\/\/|.\/$/

/**
 * The routes that an address could mean, or one of the addresses above it; all routes where an address is not plain. A
 * router flattens and ranks every route that it is given, several times a request: out of these few it chooses the same
 * one. The same few are the same object.
 */
export function createNarrowing(routes: Routes): (pathname: string) => Routes {
  const patterns = Object.keys(routes).map((id) => ({ id, parts: partsOf(patternOf(routes, id)) }))
  const byIds = new Map<string, Routes>()
  return (pathname) => {
    if (unusual.test(pathname)) return routes
    const segments = segmentsOf(pathname)
    const possible = patterns.filter(({ parts }) => couldBegin(segments, parts))
    if (!possible.length) return routes
    const key = possible.map(({ id }) => id).join(' ')
    const narrowed = byIds.get(key) ?? pick(routes, new Set(possible.flatMap(({ id }) => lineOf(routes, id))))
    byIds.set(key, narrowed)
    return narrowed
  }
}

/** Whether an address begins with what a pattern means. A page asks for its data at its own address with an ending. */
const couldBegin = (segments: readonly string[], parts: readonly string[]) =>
  parts.every((part, index) => {
    const segment = segments[index]
    return segment !== undefined && (part.includes(':') || part === segment || `${part}.data` === segment)
  })

/** The parts of a pattern that an address must have: up to what may be missing, or is open to the end. */
function partsOf(pattern: string): string[] {
  const parts = segmentsOf(pattern)
  const open = parts.findIndex((part) => part.endsWith('*') || part.endsWith('?'))
  return open < 0 ? parts : parts.slice(0, open)
}

/** In small letters: a router takes no notice of them. */
const segmentsOf = (path: string) => path.toLowerCase().split('/').filter(Boolean)

const patternOf = (routes: Routes, id: string) =>
  lineOf(routes, id)
    .map((ancestor) => routes[ancestor]?.path ?? '')
    .toReversed()
    .join('/')

/** A route and those around it, from within. */
function lineOf(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId
  return [id, ...(parent === undefined ? [] : lineOf(routes, parent))]
}

const pick = <Row>(rows: Readonly<Record<string, Row>>, ids: ReadonlySet<string>): Record<string, Row> =>
  Object.fromEntries(Object.entries(rows).filter(([id]) => ids.has(id)))
