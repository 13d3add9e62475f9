import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import { type HttpVisitor, visit } from '../fixtures/http-visitor'
import type { FilledServer } from '../fixtures/serve-filled'
import { startDeclaring } from '../fixtures/start-declaring'

let server: FilledServer
const path = '/fa/declaring/1404/declarations'

beforeAll(async () => {
  server = await startDeclaring()
})
afterAll(() => server.close())

const typed = {
  intent: 'save',
  metric: 'requests',
  version: '0',
  status: 'reported',
  value: '80',
  note: 'به گزارش سامانه <b>',
}

/** What stands in the fields of a page's form for another try. */
function fieldsOf(html: string): Record<string, string> {
  const plain = (text = '') =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const form = html.slice(html.indexOf('data-unsaved="typed"'))
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)]
  return Object.fromEntries([...hidden, ...areas].map(([, name = '', value]) => [name, plain(value)]))
}

async function send(visitor: HttpVisitor, to: string, fields: Record<string, string>) {
  const response = await visitor.post(to, fields)
  return { status: response.status, html: await response.text() }
}

test('without a script, a form of a session that ended comes back with its text, and is taken after signing in', async () => {
  const visitor = visit(server.url)
  const refused = await send(visitor, path, typed)
  expect(refused.status).toBe(404)
  expect(refused.html).toContain('برای فرستادن این فرم باید وارد شوید')
  expect(fieldsOf(refused.html)).toEqual(typed)
  expect((await visitor.signIn('clerk', demoPassword)).status).toBe(302)
  const taken = await visitor.post(path, fieldsOf(refused.html))
  expect(taken.status).toBe(302)
  expect(await (await visitor.get(path)).text()).toContain('به گزارش سامانه &lt;b&gt;')
})

test('the form comes back the same whether or not what it was sent to is there', async () => {
  const visitor = visit(server.url)
  const there = await send(visitor, path, typed)
  const missing = await send(visitor, path.replace('1404', '9404'), typed)
  const plain = (html: string) =>
    html.replaceAll(/nonce="[^"]*"|nonce&quot;|"[A-Za-z0-9+/]{22}=="/g, '').replaceAll('9404', '1404')
  expect(missing.status).toBe(there.status)
  expect(plain(missing.html)).toBe(plain(there.html))
})

test('no password and no code comes back', async () => {
  const { html } = await send(visit(server.url), '/fa/declaring/1404/minutes/1', {
    intent: 'sign',
    hash: 'x',
    dissent: 'نظر من',
    password: 'my-secret-word',
    code: '123456',
  })
  expect(html).toContain('نظر من')
  expect(html).not.toContain('my-secret-word')
  expect(html).not.toContain('123456')
})

test('files are named and not promised', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  form.set('file', new File(['x'], 'گواه.pdf'))
  const response = await visit(server.url).post(path, form)
  const html = await response.text()
  expect(html).toContain('گواه.pdf')
  expect(html).toContain('دوباره برگزینید')
  expect(fieldsOf(html)).toEqual(typed)
})

test('a signed-out person who opens a private link is asked to sign in, and led on to it', async () => {
  const visitor = visit(server.url)
  const [there, missing] = await Promise.all(
    [path, path.replace('1404', '9404')].map(async (to) => (await visitor.get(to)).text()),
  )
  expect(there).toContain(`action="/fa/sign-in?to=${encodeURIComponent(path)}"`)
  const plain = (html = '') => html.replaceAll(/nonce="[^"]*"|"[A-Za-z0-9+/]{22}=="/g, '').replaceAll('9404', '1404')
  expect(plain(missing)).toBe(plain(there))
  const led = await visitor.post(`/fa/sign-in?to=${encodeURIComponent(path)}`, {
    name: 'clerk',
    password: demoPassword,
  })
  expect(led.headers.get('location')).toBe(path)
  const elsewhere = await visit(server.url).post('/fa/sign-in?to=https%3A%2F%2Felsewhere.example%2Ffa', {
    name: 'clerk',
    password: demoPassword,
  })
  expect(elsewhere.headers.get('location')).toBe('/fa/start')
})

test('the sign-in page leads to a way for who forgot the password, which says whom to ask where no mail is sent', async () => {
  const visitor = visit(server.url)
  expect(await (await visitor.get('/fa/sign-in')).text()).toContain('href="/fa/sign-in/forgot"')
  expect(await (await visitor.get('/fa/sign-in/forgot')).text()).toContain('از دبیرخانهٔ جشنواره بخواهید')
})

test('a used link says that it was used, and what to do', async () => {
  const secretary = visit(server.url)
  await secretary.signIn('secretary', demoPassword)
  const made = await (
    await secretary.post('/fa/people', {
      name: 'نو',
      username: 'newcomer',
      email: 'newcomer@test.invalid',
      festival: 'declaring',
      role: 'auditor',
    })
  ).text()
  const [link = ''] = /\/fa\/link\/[\w-]+/.exec(made) ?? []
  const words = { next: 'river lamp seventeen', again: 'river lamp seventeen' }
  expect((await visit(server.url).post(link, words)).status).toBe(302)
  const again = await visit(server.url).get(link)
  expect(again.status).toBe(410)
  expect(await again.text()).toContain('این پیوند پیش‌تر استفاده شده است')
  expect((await visit(server.url).post(link, words)).status).toBe(410)
  expect((await visit(server.url).get('/fa/link/never-made')).status).toBe(404)
})

/** The page of a person, with the hidden field that says what their roles were when it was opened. */
async function openPerson(secretary: HttpVisitor, name: string): Promise<{ to: string; opened: string }> {
  const answer = await secretary.get('/fa/people')
  const people = await answer.text()
  const [, to = ''] = new RegExp(`href="(/fa/people/[^"]+)"[^>]*>${name}<`).exec(people) ?? []
  const [, opened = ''] = /name="opened" value="([^"]*)"/.exec(await (await secretary.get(to)).text()) ?? []
  return { to, opened }
}

test('a role that is taken while a form is open: the text comes back, the page says why, and with the role the form is taken', async () => {
  const [clerk, secretary] = [visit(server.url), visit(server.url)]
  await clerk.signIn('clerk', demoPassword)
  await secretary.signIn('secretary', demoPassword)
  expect((await clerk.get(path)).status).toBe(200)
  const change = { ...typed, metric: 'change', note: 'نوشته پیش از گرفتن نقش' }
  const grant = { festival: 'declaring', role: 'agency', agency: 'water' }
  const { to, opened } = await openPerson(secretary, 'کارشناس')
  expect((await secretary.post(to, { ...grant, opened, intent: 'take' })).status).toBe(200)
  const refused = await send(clerk, path, change)
  expect(refused.status).toBe(404)
  const [, alert = ''] = /role="alert"[^>]*>([^<]*)</.exec(refused.html) ?? []
  expect(alert).toContain('با این حساب این کار ممکن نیست')
  expect(fieldsOf(refused.html)).toEqual(change)
  expect(
    (await secretary.post(to, { ...grant, opened: (await openPerson(secretary, 'کارشناس')).opened, intent: 'grant' }))
      .status,
  ).toBe(200)
  expect((await clerk.post(path, fieldsOf(refused.html))).status).toBe(302)
  expect(await (await clerk.get(path)).text()).toContain(change.note)
})
