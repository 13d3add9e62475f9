import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { signInAt } from '../browser/sign-in'
import { serveDemonstration } from '../fixtures/serve-demonstration'

const url = await serveDemonstration()
const cookie = await signInAt(url, 'secretary')

/** With headers that fetch would not let anybody set. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), options, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the server', () => {
  test('refuses a form that another site sends', async () => {
    const answer = await ask('/fa/hamadan/sources/correspondence', {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.status).toBe(403)
  })

  test('refuses a name of somebody else that points at this machine', async () => {
    expect((await ask('/fa', { headers: { host: 'elsewhere.example' } })).status).toBe(421)
  })

  test('has no page of the parts, which is for developers', async () => {
    expect((await ask('/parts')).status).toBe(404)
  })

  test.each([
    '/.git/config',
    '/.env',
    '/assets/',
    '/assets/..%2f..%2fserver/index.js',
    '/build/server/index.js',
    '/data/',
  ])('hands out of its folder only what was built for browsers: not %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  test.each(['/fa', '/en/hamadan/1404/rankings', '/fa/account', '/fa/hamadan/1404/nothing-here'])(
    'lets a person sign out on %s',
    async (path) => {
      const page = await (await fetch(new URL(path, url), { headers: { cookie } })).text()
      expect(page).toMatch(/<form[^>]* action="\/(?:fa|en)\/sign-out"/)
    },
  )

  test('lets no page load or be framed from elsewhere', async () => {
    const { headers } = await ask('/fa')
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('takes no command without the token of the lock file', async () => {
    expect((await ask('/-/command', { method: 'POST' })).status).toBe(401)
    expect((await ask('/-/command', { method: 'POST', headers: { authorization: 'Bearer guess' } })).status).toBe(401)
  })

  test.each([
    '/xx',
    '/fa/nothing',
    '/fa/hamadan/1399/rankings',
    '/fa/hamadan/1404/agencies/NOBODY',
    '/fa/hamadan/pulls/abc',
    '/fa/hamadan/observations/999999999',
  ])('%s does not exist, and says so', async (path) => {
    const response = await fetch(new URL(path, url), { headers: { cookie } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('این صفحه پیدا نشد')
  })

  test('hands out the ranking as a CSV that begins with a byte order mark and says that it is a demonstration', async () => {
    const response = await fetch(new URL('/fa/hamadan/1404/rankings.csv?group=CULT', url), {
      headers: { cookie },
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('نمایشی')
    const [title, notes, heading, agencies] = [1, 5, 1, 25]
    expect(text.trim().split('\r\n')).toHaveLength(title + notes + heading + agencies)
  })
})
