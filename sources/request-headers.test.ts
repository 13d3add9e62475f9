import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/client.server'
import { contextOf } from '../tests/fixtures/pull-stage'
import { createSmallFestival, saveSource } from '../tests/fixtures/small-festival'
import { defineSource } from '../tests/fixtures/source-definition'
import { openTestDatabase } from '../tests/fixtures/test-database'
import { pullSource } from './pull-source'

const network = setupServer()
let database: Database
let festivals = 0

beforeAll(async () => {
  network.listen({ onUnhandledRequest: 'error' })
  database = await openTestDatabase()
})
afterEach(() => network.resetHandlers())
afterAll(async () => {
  network.close()
  await database.close()
})

/** Pulls from http://source.test/data, and says what was asked there. */
async function askWith(more: Parameters<typeof defineSource>[0]): Promise<Request> {
  const asked: Request[] = []
  network.use(
    http.get('http://source.test/data', ({ request }) => {
      asked.push(request)
      return HttpResponse.json([])
    }),
  )
  const { festivalId } = await createSmallFestival(database.db, `headers-${++festivals}`)
  const { source } = await saveSource(database.db, festivalId, defineSource(more))
  await pullSource(contextOf(database.db, []), source)
  const [first] = asked
  if (!first || asked.length > 1) throw new Error(`Asked ${asked.length} times`)
  return first
}

const request = { url: 'http://source.test/data' }

test('a token travels in the Authorization header', async () => {
  const asked = await askWith({ request: { ...request, auth: { kind: 'bearer', secret: 'token' } } })
  expect(asked.headers.get('authorization')).toBe('Bearer open-sesame')
})

test('a key travels in the header that the definition names, and in no other place', async () => {
  const asked = await askWith({
    request: { ...request, auth: { kind: 'header', header: 'x-api-key', secret: 'token' } },
  })
  expect(asked.headers.get('x-api-key')).toBe('open-sesame')
  expect(asked.headers.get('authorization')).toBeNull()
  expect(asked.url).not.toContain('open-sesame')
})

test('without declared authentication nothing secret is sent', async () => {
  const asked = await askWith({ request })
  expect(JSON.stringify([...asked.headers])).not.toContain('open-sesame')
})

test('the query and headers of the definition are sent, Persian text in them encoded', async () => {
  const asked = await askWith({
    request: { ...request, query: { province: 'همدان', a: '1&b=2' }, headers: { accept: 'application/json' } },
  })
  expect(Object.fromEntries(new URL(asked.url).searchParams)).toEqual({ province: 'همدان', a: '1&b=2' })
  expect(asked.headers.get('accept')).toBe('application/json')
})

test('the first page is asked for with its number and size', async () => {
  const asked = await askWith({
    request,
    pagination: { kind: 'page', parameter: 'page', sizeParameter: 'size', size: 50, first: 0 },
  })
  expect(new URL(asked.url).search).toBe('?page=0&size=50')
})
