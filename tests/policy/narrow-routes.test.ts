import { type RequestHandler, type ServerBuild, createRequestHandler } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { type Arbitrary, array, assert, constantFrom, nat, oneof, property, tuple } from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { ServerContext } from '../../app/access/server-context'
import { treeOf } from '../../app/server/find-route'
import { handleNarrowly } from '../../app/server/handle-narrowly'
import { createNarrowing } from '../../app/server/narrow-routes'
import { loadBuild } from '../fixtures/ask-routes'
import { useWalk } from '../fixtures/use-walk'

const world = useWalk()

let build: ServerBuild
let patterns: string[][]

beforeAll(async () => {
  build = await loadBuild()
  patterns = Object.keys(build.routes).map((id) => partsOf(build.routes, id))
})

function partsOf(routes: ServerBuild['routes'], id: string | undefined): string[] {
  const route = id === undefined ? undefined : routes[id]
  return route ? [...partsOf(routes, route.parentId), ...(route.path?.split('/').filter(Boolean) ?? [])] : []
}

/** What a router finds: the routes from without, and what the address says to them. */
const find = (routes: ServerBuild['routes'], address: string) =>
  (matchRoutes(treeOf(routes), address) ?? []).map(({ route, pathname, params }) => [route.id, pathname, params])

test('of the routes that an address could mean, a router chooses what it chooses of all', () => {
  const narrow = createNarrowing(build.routes)
  assert(
    property(addresses(), (address) => {
      const above = address.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/') || '/')
      for (const asked of [...above, address.replace(/\.data$/, '')])
        expect(find(narrow(address), asked)).toEqual(find(build.routes, asked))
    }),
  )
})

test('of most addresses these are few', () => {
  const narrow = createNarrowing(build.routes)
  const counts = patterns.map((parts) => Object.keys(narrow(`/${parts.join('/').replaceAll(':', '')}`)).length)
  expect(counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)]).toBeLessThan(
    Object.keys(build.routes).length / 8,
  )
})

/** Addresses of all routes and beside them: other letters, one part too many, one too few, another route's part. */
function addresses(): Arbitrary<string> {
  const ofRoute = nat(patterns.length - 1).chain((index) => tuple(...(patterns[index] ?? []).map(anyPartFor)))
  const words = constantFrom(...new Set(patterns.flat().filter((part) => !part.includes(':') && part !== '*')))
  const extra = array(oneof(words, constantFrom('x', '1404', 'a%20b', '', 'data.csv')), { maxLength: 2 })
  const end = constantFrom('', '', '', '.data', '/')
  return tuple(ofRoute, nat(1), extra, end).map(
    ([parts, dropped, more, ending]) => `/${[...parts.slice(0, parts.length - dropped), ...more].join('/')}${ending}`,
  )
}

function anyPartFor(part: string): Arbitrary<string> {
  if (part === '*') return constantFrom('x', 'rankings', '1404')
  if (part.includes(':')) return constantFrom('fa', 'walked', '1404', 'setup', 'data', 'sign-in', 'X.y', 'data.csv')
  return constantFrom(part, part, part.toUpperCase(), `${part}x`)
}

const asked = [
  '/',
  '/fa',
  '/fa.data',
  '/_root.data',
  '/fa/walked/1404',
  '/en/walked/1404/rankings',
  '/fa/walked/1404/rankings.data',
  '/fa/walked/1404/rankings?_data=routes%2F%24lang',
  '/fa/walked/1404/rankings.csv',
  '/fa/walked/1404/agencies/gas/letters',
  '/fa/walked/1404/setup/values/upload',
  '/fa/walked/1404/nothing',
  '/fa/walked/1404/nothing.data',
  '/fa/walked/9999/rankings',
  '/fa/WALKED/1404/Rankings/',
  '/fa/%20/1404/rankings',
  '/nothing/at/all',
  '/model.schema.json',
  '/fa/sign-in?index',
  '/__manifest?version=old&p=/fa/walked/1404/rankings',
]

test.each(asked)('%s is answered by the routes that it could mean as by all routes', async (address) => {
  const { walked } = world()
  const now = await walked.enter('preliminary')
  for (const viewer of [walked.viewers.administrator, walked.viewers.nobody])
    for (const method of ['GET', 'POST']) {
      const ask = (handle: RequestHandler) => askFor(handle, method, address, walked.contextFor(viewer, now))
      expect(await ask(handleNarrowly(build, 'production'))).toEqual(
        await ask(createRequestHandler(build, 'production')),
      )
    }
})

/** All of an answer, and what is reported of it. */
async function askFor(handle: RequestHandler, method: string, address: string, context: ServerContext) {
  const reported: string[] = []
  const body = method === 'POST' ? new URLSearchParams({ intent: 'none' }) : null
  const answer = await handle(new Request(`http://localhost${address}`, { method, body }), {
    ...context,
    report: (error) => void reported.push(String(error)),
  })
  return { status: answer.status, headers: [...answer.headers], body: await answer.text(), reported }
}

test('what a browser asks to know of routes is told of all of them', async () => {
  const address = `http://localhost/__manifest?version=${build.assets.version}&p=/fa/walked/1404/rankings&p=/fa/people`
  const answer = await handleNarrowly(build, 'production')(new Request(address))
  expect(Object.keys(await answer.json())).toContain('routes/$lang.people._index')
})
