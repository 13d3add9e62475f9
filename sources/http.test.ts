import { gzipSync } from 'node:zlib'
import type { RequestListener } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { type LocalServer, startLocalServer } from '../tests/fixtures/local-server'
import { createGuardedAgent } from './address-guard'
import { type GuardedRequest, request } from './http'

const open: LocalServer[] = []

afterAll(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(answer: RequestListener): Promise<LocalServer> {
  const server = await startLocalServer(answer)
  open.push(server)
  return server
}

const ask = (server: LocalServer, more: Partial<GuardedRequest> = {}) =>
  request(createGuardedAgent([server.host]), {
    url: `${server.url}/data`,
    headers: {},
    timeoutMs: 2000,
    maxBytes: 1_000_000,
    ...more,
  })

const textOf = (answer: Awaited<ReturnType<typeof ask>>) => (answer.ok ? Buffer.from(answer.body).toString() : answer)

test.concurrent('an answer comes with its status, headers and body', async () => {
  const server = await serve((_, response) => response.writeHead(200, { etag: '"1"' }).end('سلام'))
  const answer = await ask(server)
  expect(textOf(answer)).toBe('سلام')
  expect(answer.ok && answer.headers.get('etag')).toBe('"1"')
})

test.concurrent('a body that drips for ever ends at the timeout', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(drip))
  })
  expect(await ask(server, { timeoutMs: 300 })).toMatchObject({ ok: false, why: 'timed-out' })
})

test.concurrent('a server that never answers ends at the timeout', async () => {
  const server = await serve(() => {})
  expect(await ask(server, { timeoutMs: 200 })).toMatchObject({ ok: false, why: 'timed-out' })
})

test.concurrent('a gzip bomb is counted as what it becomes', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  expect(bomb.byteLength).toBeLessThan(100_000)
  const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
  expect(await ask(server)).toMatchObject({ ok: false, why: 'too-large' })
})

test.concurrent('a compressed answer is read as what it says', async () => {
  const server = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('[1]')),
  )
  expect(textOf(await ask(server))).toBe('[1]')
})

/** Asks without waiting between attempts, and tells for how long it would have. */
async function askNow(server: LocalServer) {
  const pauses: number[] = []
  const answer = await ask(server, { pause: async (ms) => void pauses.push(ms) })
  return { answer, pauses }
}

/** A server that is busy once, and says for how long. */
async function serveBusy(retryAfter: string): Promise<LocalServer> {
  const server = await serve((_, response) =>
    server.asked.length === 1
      ? response.writeHead(429, { 'retry-after': retryAfter }).end()
      : response.writeHead(200).end('[]'),
  )
  return server
}

test.concurrent.for(['0', '-5', '-0.5', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon'])(
  '"Retry-After: %s" is no hint: it is tried again all the same, after the usual wait',
  async (hint) => {
    const { answer, pauses } = await askNow(await serveBusy(hint))
    expect(textOf(answer)).toBe('[]')
    expect(pauses).toEqual([400])
  },
)

test.concurrent.for([
  ['1', 1000],
  ['3600', 30_000],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 30_000],
] as const)('"Retry-After: %s" is waited for, half a minute at most', async ([hint, ms]) => {
  const { answer, pauses } = await askNow(await serveBusy(hint))
  expect(textOf(answer)).toBe('[]')
  expect(pauses).toEqual([ms])
})

test.concurrent('a rate limit that stays is reported, never read as empty', async () => {
  const server = await serve((_, response) => response.writeHead(429).end('[]'))
  const { answer, pauses } = await askNow(server)
  expect(answer).toEqual({ ok: false, why: 'rate-limited', detail: { status: 429 } })
  expect(server.asked).toHaveLength(4)
  expect(pauses).toEqual([400, 800, 1600])
})

test.concurrent('a 503 is tried again, and then it is fine', async () => {
  const server = await serve((_, response) => response.writeHead(server.asked.length < 3 ? 503 : 200).end('[]'))
  expect(textOf(await ask(server))).toBe('[]')
})

test.concurrent.for([
  [401, 'unauthorised'],
  [403, 'unauthorised'],
  [404, 'not-found'],
  [410, 'not-found'],
  [204, 'bad-status'],
  [206, 'bad-status'],
  [400, 'bad-status'],
] as const)('status %i is reported as %s, at once', async ([status, why]) => {
  const server = await serve((_, response) => response.writeHead(status).end())
  expect(await ask(server)).toEqual({ ok: false, why, detail: { status } })
  expect(server.asked).toHaveLength(1)
})

test.concurrent('a broken connection is tried again', async () => {
  const server = await serve((_, response) =>
    server.asked.length < 3 ? response.socket?.resetAndDestroy() : response.writeHead(200).end('[]'),
  )
  expect(textOf(await ask(server))).toBe('[]')
})

test.concurrent('a body that ends too early is a failure, not a short answer', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('[1, 2', () => response.socket?.destroy())
  })
  expect(await ask(server)).toMatchObject({ ok: false, why: 'unreachable' })
})

test.concurrent('a compressed body that is none is a failure', async () => {
  const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('[1]'))
  expect(await ask(server)).toMatchObject({ ok: false, why: 'unreachable' })
})

test.concurrent('nobody listening is reported as unreachable', async () => {
  const server = await startLocalServer(() => {})
  await server.close()
  expect(await ask(server)).toMatchObject({ ok: false, why: 'unreachable' })
})

test.concurrent('a redirect on the same origin is followed, with its headers', async () => {
  const server = await serve((incoming, response) =>
    incoming.url === '/data'
      ? response.writeHead(302, { location: '/moved' }).end()
      : response.writeHead(200).end(incoming.headers.authorization),
  )
  expect(textOf(await ask(server, { headers: { authorization: 'Bearer token' } }))).toBe('Bearer token')
})

test.concurrent('a redirect to another origin is refused, and the token never gets there', async () => {
  const other = await serve((_, response) => response.writeHead(200).end('[]'))
  const server = await serve((_, response) => response.writeHead(302, { location: `${other.url}/data` }).end())
  const agent = createGuardedAgent([server.host, other.host])
  const answer = await request(agent, {
    url: server.url,
    headers: { authorization: 'Bearer token' },
    timeoutMs: 2000,
    maxBytes: 100,
  })
  expect(answer).toMatchObject({ ok: false, why: 'redirected-away' })
  expect(other.asked).toEqual([])
})

test.concurrent.for([
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'file:///etc/passwd',
  'gopher://x/',
])('a redirect to %s is refused', async (location) => {
  const server = await serve((_, response) => response.writeHead(302, { location }).end())
  expect(await ask(server)).toMatchObject({ ok: false, why: 'redirected-away' })
})

test.concurrent.for(['/data', 'http://['])('a redirect to %s is refused and comes to an end', async (location) => {
  const server = await serve((_, response) => response.writeHead(302, { location }).end())
  expect(await ask(server)).toMatchObject({ ok: false, why: 'redirected-away' })
})

test.concurrent('a redirect that says nowhere is refused', async () => {
  const server = await serve((_, response) => response.writeHead(302).end())
  expect(await ask(server)).toMatchObject({ ok: false, why: 'redirected-away' })
})

test.concurrent('who cancels is answered at once, while it drips and while it waits', async () => {
  const dripping = await serve((_, response) => {
    response.writeHead(200)
    response.write('[')
  })
  const busy = await serve((_, response) => response.writeHead(429, { 'retry-after': '20' }).end())
  for (const server of [dripping, busy]) {
    const cancelled = new AbortController()
    setTimeout(() => cancelled.abort(), 150)
    expect(await ask(server, { timeoutMs: 30_000, signal: cancelled.signal })).toMatchObject({
      ok: false,
      why: 'cancelled',
    })
    expect(server.asked).toHaveLength(1)
  }
})
