import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { type SmallApp, echoForm, sendRaw, smallBuild, startSmallApp } from '../../tests/fixtures/small-app'
import { createAuth } from '../sign-in/auth.server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createLog } from './log'

let database: Database
let app: SmallApp
const lines: string[] = []

const upload = 'routes/$lang.$festival.$edition.declarations'
const build = smallBuild({
  form: { path: '/fa/form', module: { action: echoForm, loader: () => Response.json({ read: true }) } },
  page: { path: '/fa/page', module: { loader: () => Response.json({ read: true }) } },
  [upload]: { path: '/fa/upload', module: { action: echoForm } },
  fails: {
    path: '/fa/fails',
    module: { loader: () => Promise.reject(new Error('one\nfake line \u001B[31m?token=abc')) },
  },
  file: {
    path: '/fa/file',
    module: {
      loader: () =>
        new Response('x', { headers: { 'content-disposition': 'attachment', 'content-type': 'application/pdf' } }),
    },
  },
  secret: {
    path: '/fa/secret/:name',
    module: {
      loader: () => {
        throw new Response('not-found', { status: 404 })
      },
    },
  },
  address: {
    path: '/fa/address',
    module: { loader: ({ context }) => Response.json({ from: context.viewer.origin }) },
  },
  public: {
    path: '/fa/public',
    module: { loader: () => new Response('x', { headers: { 'cache-control': 'public, max-age=60' } }) },
  },
})

beforeAll(async () => {
  database = await openTestDatabase()
  const log = createLog('warn', { write: (line: string) => void lines.push(line) })
  app = await startSmallApp({ database, build, log, pace: { pauseMs: 150, wholeMs: 400, bytesPerSecond: 1e9 } })
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const form = 'application/x-www-form-urlencoded'
const head = (method: string, path: string, headers: Record<string, string> = {}) => {
  const row = { host: `localhost:${app.port}`, connection: 'close', ...headers }
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(row)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
}
const send = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  sendRaw(
    app.port,
    head('POST', path, { 'content-type': form, 'content-length': String(Buffer.byteLength(body)), ...headers }),
    body,
  )
const multipart = (...parts: string[]) => `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`
const field = (name: string, value: string, more = '') =>
  `content-disposition: form-data; name="${name}"${more}\r\n\r\n${value}`
const asMultipart = { 'content-type': 'multipart/form-data; boundary=x' }

describe('a body', () => {
  test('within its limits arrives as it was sent, line breaks and all letters', async () => {
    expect(JSON.parse((await send('/fa/form', 'a=%D8%A7%0Ab%2Bc+d&__proto__=x&e')).body)).toEqual(
      JSON.parse('{"a":"ا\\nb+c d","__proto__":"x","e":""}'),
    )
    expect(JSON.parse((await send('/fa/form', '')).body)).toEqual({})
    expect(JSON.parse((await sendRaw(app.port, head('POST', '/fa/form', { 'content-length': '0' }))).body)).toEqual({})
    expect(JSON.parse((await send('/fa/form', multipart(field('a', '۱')), asMultipart)).body)).toEqual({ a: '۱' })
    expect(
      JSON.parse(
        (
          await send(
            '/fa/upload',
            multipart(field('a', '1'), field('f', 'x'.repeat(300_000), '; filename="f.pdf"')),
            asMultipart,
          )
        ).body,
      ),
    ).toEqual({ a: '1', f: 300_000 })
  })

  test('over the bytes of its route is refused, declared or in parts of unknown number', async () => {
    expect((await send('/fa/form', `a=${'x'.repeat(100_000)}`)).status).toBe(413)
    const parts = Array.from({ length: 120 }, () => `3e8\r\n${'x'.repeat(1000)}\r\n`)
    expect(
      (
        await sendRaw(
          app.port,
          head('POST', '/fa/form', { 'content-type': form, 'transfer-encoding': 'chunked' }),
          ...parts,
          '0\r\n\r\n',
        )
      ).status,
    ).toBe(413)
    const large = await send('/fa/form', Buffer.alloc(60_000_000, 120))
    expect([large.status, large.headers.get('connection')]).toEqual([413, 'close'])
  })

  test('of a file is refused over what the settings of any festival take, from who is not signed in', async () => {
    const file = multipart(field('f', 'x'.repeat(10_500_000), '; filename="f.pdf"'))
    expect((await send('/fa/upload', file, asMultipart)).status).toBe(413)
    // A route without files takes no more than its fields.
    expect(
      (await send('/fa/form', multipart(field('f', 'x'.repeat(200_000), '; filename="f.pdf"')), asMultipart)).status,
    ).toBe(413)
  })

  test('with too many fields is refused, in either way of writing', async () => {
    expect((await send('/fa/form', 'a=1&'.repeat(101))).status).toBe(413)
    expect(
      (await send('/fa/form', multipart(...Array.from({ length: 101 }, () => field('a', '1'))), asMultipart)).status,
    ).toBe(413)
  })

  test('that comes too slowly is refused, and one that ends early', async () => {
    expect(
      (await sendRaw(app.port, head('POST', '/fa/form', { 'content-type': form, 'content-length': '10' }), 'a=1', 300))
        .status,
    ).toBe(408)
    expect(
      (
        await sendRaw(
          app.port,
          head('POST', '/fa/form', { 'content-type': form, 'content-length': '50' }),
          ...Array.from({ length: 10 }, () => ['a', 80]).flat(),
        )
      ).status,
    ).toBe(408)
  })

  test('that is shorter than its rest is no second request', async () => {
    const { status, body } = await sendRaw(
      app.port,
      head('POST', '/fa/form', { 'content-type': form, 'content-length': '3', connection: 'keep-alive' }),
      'a=1rest of it\r\n\r\n',
      300,
    )
    expect(status === 200 ? body : '400').toMatch(/400/)
  })

  test.each([
    ['compressed', gzipSync('a=1'), { 'content-encoding': 'gzip' }, 415],
    ['JSON', '{"a":1}', { 'content-type': 'application/json' }, 415],
    ['text', 'a=1', { 'content-type': 'text/plain' }, 415],
    ['of no type', 'a=1', { 'content-type': '' }, 415],
    ['with the character 0', 'a=b%00c', {}, 400],
    ['with the character 0 in a name', 'a%00b=c', {}, 400],
    ['with a wrong escape', 'a=%zz', {}, 400],
    ['with half an escape', 'a=%d', {}, 400],
    ['with escapes that are no UTF-8', 'a=%ff%fe', {}, 400],
    ['with half of a surrogate pair', 'a=%ED%A0%80', {}, 400],
    ['with bytes that are no UTF-8', Buffer.from([97, 61, 0xff, 0xfe]), {}, 400],
    ['multipart that is none', 'a=1', asMultipart, 400],
    ['multipart without an end', `--x\r\n${field('a', '1')}`, asMultipart, 400],
    ['multipart without a boundary', multipart(field('a', '1')), { 'content-type': 'multipart/form-data' }, 400],
    ['multipart with the character 0', multipart(field('a', 'b\0c')), asMultipart, 400],
    ['with a file where none is taken', multipart(field('f', 'x', '; filename="f.pdf"')), asMultipart, 415],
    [
      'with two files',
      multipart(field('f', 'x', '; filename="f.pdf"'), field('g', 'x', '; filename="g.pdf"')),
      asMultipart,
      415,
    ],
  ] as const)('%s is refused in words', async (name, body, headers, status) => {
    const answer = await send(name.includes('two files') ? '/fa/upload' : '/fa/form', body, headers)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatch(/[آ-ی]{3}/)
  })

  test('has no place where there is no form, nor with a method that has none', async () => {
    const posted = await send('/fa/page', 'a=1')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await sendRaw(app.port, head('GET', '/fa/page', { 'content-length': '3' }), 'a=1')).status).toBe(400)
  })
})

describe('a request', () => {
  test.each([
    ['TRACE', '/fa/page', {}, 405],
    ['PUT', '/fa/form', {}, 405],
    ['DELETE', '/fa/form', {}, 405],
    ['OPTIONS', '*', {}, 405],
    ['PROPFIND', '/fa', {}, 405],
    ['CONNECT', 'elsewhere.example:443', {}, 405],
    ['BREW', '/fa', {}, 400],
    ['GET', '/fa/%00', {}, 400],
    ['GET', '/fa/a%0d%0ab', {}, 400],
    ['GET', '/fa/%zz', {}, 400],
    ['GET', '/fa/%c0%af', {}, 400],
    ['GET', '/fa/page?a=%00', {}, 400],
    ['GET', '/fa/page?a=%', {}, 400],
    ['GET', '/fa/page?a=%ED%A0%80', {}, 400],
    ['GET', '//elsewhere.example/fa', {}, 400],
    ['GET', '/\\elsewhere.example', {}, 400],
    ['GET', '/%5c/hamadan/1404/rankings', {}, 400],
    ['GET', '/%5C%5Celsewhere.example', {}, 400],
    ['GET', '/fa/hamadan/1404%5Crankings', {}, 400],
    ['GET', '/%2Felsewhere.example', {}, 400],
    ['GET', 'http://elsewhere.example/fa', {}, 400],
    ['GET', `/fa/${'a'.repeat(9000)}`, {}, 414],
    ['GET', '/fa/page', { host: 'a b' }, 400],
    ['GET', '/fa/page', { host: '' }, 400],
    ['GET', '/fa/page', { host: 'localhost:99999' }, 400],
    ['GET', '/fa/page', { host: 'user@localhost' }, 400],
    ['GET', '/fa/page', { host: 'elsewhere.example' }, 421],
    ['GET', '/fa/page', { cookie: 'x'.repeat(20_000) }, 431],
  ] as const)('%s %.40s is refused', async (method, path, headers, status) => {
    const answer = await sendRaw(app.port, head(method, path, headers))
    expect(answer.status).toBe(status)
    expect(answer.body).toMatch(/[آ-ی]{3}/)
    expectGuarded(answer.headers)
  })

  test('without a host, with two hosts, with two lengths, or that is no HTTP is refused', async () => {
    const end = 'connection: close\r\n\r\n'
    for (const bytes of [
      `GET /fa HTTP/1.1\r\n${end}`,
      `GET /fa HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\n${end}`,
      `POST /fa/form HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n${end}a=1`,
      `POST /fa/form HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ncontent-length: 4\r\n${end}a=1`,
      `POST /fa/form HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n${end}`,
      '\u0016\u0003\u0001 hello\r\n\r\n',
    ]) {
      const answer = await sendRaw(app.port, bytes)
      expect(answer.status, bytes).toBe(400)
      expectGuarded(answer.headers)
    }
  })

  test('of HEAD has the headers of the page and no body', async () => {
    const answer = await sendRaw(app.port, head('HEAD', '/fa/page.data'))
    expect([answer.status, answer.body]).toEqual([200, ''])
  })

  test.each([
    ['cross-site', undefined, 403],
    ['same-site', undefined, 403],
    ['same-origin', undefined, 200],
    ['none', undefined, 200],
    [undefined, undefined, 200],
    ['same-origin', 'https://elsewhere.example', 403],
    [undefined, 'null', 403],
    [undefined, 'own', 200],
  ] as const)('that says it comes from %s with the origin %s is answered with %i', async (site, origin, status) => {
    const row = origin === 'own' ? `http://localhost:${app.port}` : origin
    expect(
      (await send('/fa/form', 'a=1', { ...(site ? { 'sec-fetch-site': site } : {}), ...(row ? { origin: row } : {}) }))
        .status,
    ).toBe(status)
    // Following a link from elsewhere is no act.
    expect((await sendRaw(app.port, head('GET', '/fa/page', { 'sec-fetch-site': 'cross-site' }))).status).toBe(200)
  })
})

test('a page gets the words of a refusal in the form that Remix reads, in its own language', async () => {
  const { status, body } = await send('/en/form.data', 'a=%00')
  // The route is below /fa alone.
  expect(status).toBe(405)
  const refused = await send('/fa/form.data', 'a=%00')
  expect(refused.status).toBe(400)
  expect(JSON.parse(refused.body)).toEqual([
    { _1: 2 },
    'error',
    ['ErrorResponse', 3, 8, 9],
    { _4: 5, _6: 7 },
    'title',
    'فرم خوانده نمی‌شود',
    'help',
    expect.any(String),
    400,
    '',
  ])
  expect(body).toContain('This can’t be done at this address')
})

test('every answer says that it is not kept and not guessed at, unless it is public', async () => {
  for (const path of ['/fa/page', '/fa/nothing', '/fa/fails', '/fa/form.data', '/fa/file'])
    expectGuarded((await fetch(app.url + path)).headers)
  expect((await fetch(`${app.url}/fa/public`)).headers.get('cache-control')).toBe('public, max-age=60')
  expect((await fetch(`${app.url}/fa/file`)).headers.get('content-security-policy')).toMatch(/sandbox/)
  expect((await fetch(`${app.url}/fa`)).headers.get('strict-transport-security')).toBeNull()
})

test('over https every answer asks for https from now on', async () => {
  const secure = await startSmallApp({
    database,
    build,
    log: pino({ level: 'silent' }),
    publicUrl: 'https://sanjeh.example',
  })
  for (const [path, host] of [
    ['/fa/page', 'sanjeh.example'],
    ['/fa/%00', 'sanjeh.example'],
    ['/fa/page', 'a b'],
  ] as const) {
    const { headers } = await sendRaw(secure.port, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}; includeSubDomains/)
  }
  expect((await sendRaw(secure.port, 'no http\r\n\r\n')).headers.get('strict-transport-security')).not.toBeNull()
  await secure.close()
})

test('what a request says of a proxy counts from a proxy that is trusted, and from nobody else', async () => {
  const told = {
    'x-forwarded-host': 'elsewhere.example',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
  }
  expect((await sendRaw(app.port, head('GET', '/fa/address', told))).body).toContain('127.0.0.1')
  const behind = await startSmallApp({ database, build, log: pino({ level: 'silent' }), trustedProxies: ['127.0.0.1'] })
  const ask = (more: Record<string, string>) =>
    sendRaw(behind.port, head('GET', '/fa/address', { host: `localhost:${behind.port}`, ...more }))
  expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).body).toContain('203.0.113.9')
  expect((await ask(told)).status).toBe(421)
  await behind.close()
})

test('a session belongs to this host alone over https, and works over http on this machine', async () => {
  const cookieAt = async (url: string) =>
    (await createAuth(database.db, { secret: 'secret'.repeat(8), url }).$context).authCookies.sessionToken
  expect(await cookieAt('https://sanjeh.example')).toMatchObject({
    name: '__Host-sanjeh.session_token',
    attributes: { secure: true, httpOnly: true, path: '/', sameSite: 'lax' },
  })
  expect((await cookieAt('https://sanjeh.example')).attributes).not.toHaveProperty('domain')
  expect(await cookieAt('http://localhost:3000')).toMatchObject({
    name: 'sanjeh.session_token',
    attributes: { secure: false, httpOnly: true },
  })
})

test('a failure is one line of the log that says the route, and neither an address nor what was sent', async () => {
  lines.length = 0
  await fetch(`${app.url}/fa/fails?session=secret-token`)
  expect(lines).toHaveLength(1)
  const [line = ''] = lines
  expect(JSON.parse(line)).toMatchObject({ level: 50, method: 'GET', route: 'fails' })
  for (const sent of ['secret-token', 'abc', '\u001B']) expect(line).not.toContain(sent)
})

function expectGuarded(headers: Headers) {
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'.*frame-ancestors 'none'/)
}

describe('a link to a file, opened by a stranger', () => {
  const open = async (name: string, accept: string) => {
    const answer = await fetch(`${app.url}/fa/secret/${name}?a=1&b=2`, { headers: { accept } })
    return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy') }
  }

  test('asks a browser to sign in and leads on to the file, whether or not it exists', async () => {
    const there = await open('7', 'text/html,application/xhtml+xml')
    expect(there.status).toBe(404)
    expect(there.text).toContain('action="/fa/sign-in?to=%2Ffa%2Fsecret%2F7%3Fa%3D1%26b%3D2"')
    expect(there.policy).not.toContain("form-action 'none'")
    const missing = await open('8', 'text/html,application/xhtml+xml')
    expect(missing.text.replaceAll('secret%2F8', 'secret%2F7')).toBe(there.text)
  })

  test('gives a program the plain answer', async () => {
    expect(await open('7', '*/*')).toMatchObject({ status: 404, text: 'not-found' })
  })
})
