import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import { type HttpVisitor, visit } from '../fixtures/http-visitor'
import { inviteNewPerson } from '../fixtures/new-person'
import { serveDemonstration } from '../fixtures/serve-demonstration'

const base = await serveDemonstration()

async function enter(name: string): Promise<HttpVisitor> {
  const visitor = visit(base)
  await visitor.signIn(name, demoPassword)
  return visitor
}

async function readCsv(visitor: HttpVisitor, query: string): Promise<Record<string, string>[]> {
  const answer = await visitor.get(`/fa/audit.csv?${query}`)
  expect(answer.headers.get('content-type')).toContain('text/csv')
  return parse(await answer.text(), { columns: true, bom: true })
}

test('the log says who did what, and its filters leave the rest out', async () => {
  const { secretary } = await inviteNewPerson(base, 'log.somebody', 'judge')
  const page = await (await secretary.get('/fa/audit?action=person')).text()
  expect(page).toContain('>person.add<')
  expect(page).not.toContain('>assignment.change<')
  const added = await readCsv(secretary, `action=person.add&who=${encodeURIComponent('دبیر')}`)
  expect(added.length).toBeGreaterThan(0)
  for (const { action, role, userName } of added)
    expect([action, role, userName]).toEqual(['person.add', 'administrator', 'دبیر جشنواره (نمایشی)'])
  expect(added[0]?.['after']).toContain('log.somebody')
  expect(await readCsv(secretary, `subject=${added[0]?.['subject'] ?? ''}`)).not.toEqual([])
})

test('days are those of Tehran, and the day itself belongs to both ends', async () => {
  const secretary = await enter('secretary')
  const today = new Date(Date.now() + 210 * 60_000).toISOString().slice(0, 10)
  expect((await readCsv(secretary, `from=${today}&to=${today}`)).length).toBeGreaterThan(0)
  expect(await readCsv(secretary, 'to=2020-01-01')).toEqual([])
  expect(await readCsv(secretary, `from=${encodeURIComponent('۱۴۹۹/۱/۱')}`)).toEqual([])
  expect(await (await secretary.get('/fa/audit?to=2020-01-01')).text()).toContain('رخدادی با این ویژگی‌ها نیست')
})

test('what is no day and no number is as good as nothing', async () => {
  const secretary = await enter('secretary')
  const all = await readCsv(secretary, '')
  expect((await readCsv(secretary, 'from=yesterday&edition=x&before=-1')).length).toBeGreaterThanOrEqual(all.length)
  expect(await (await secretary.get('/fa/audit?from=yesterday')).text()).toContain('aria-invalid="true"')
  expect(await (await secretary.get('/fa/audit?from=2026-01-01')).text()).not.toContain('aria-invalid="true"')
})

test('taking the log along is itself in the log', async () => {
  const secretary = await enter('secretary')
  await readCsv(secretary, 'action=grant')
  const [newest] = await readCsv(secretary, 'action=audit.export')
  expect(newest).toMatchObject({ action: 'audit.export', after: expect.stringContaining('"action":"grant"') })
})

test('an auditor reads the log; for everybody else and a stranger there is none', async () => {
  expect((await (await enter('auditor')).get('/fa/audit')).status).toBe(200)
  const missing = await (await visit(base).get('/fa/nothing-here')).text()
  for (const visitor of [visit(base), ...(await Promise.all(['manager', 'agency', 'evaluator', 'judge'].map(enter)))]) {
    for (const path of ['/fa/audit', '/fa/audit?who=x', '/fa/audit.csv']) {
      const answer = await visitor.get(path)
      const text = await answer.text()
      expect([answer.status, /person\.add|assignment\.change/.test(text)]).toEqual([404, false])
    }
  }
  // The page leads back to the address that was asked for, whatever that is.
  expect(mainOf(await (await visit(base).get('/fa/audit')).text()).replaceAll('%2Ffa%2Faudit', '…')).toBe(
    mainOf(missing).replaceAll('%2Ffa%2Fnothing-here', '…'),
  )
  expect(mainOf(missing)).toContain('این صفحه پیدا نشد')
})

test('what somebody does with their account is in the log of the festival that they are in', async () => {
  const { visitor, secretary } = await inviteNewPerson(base, 'log.other', 'judge')
  await visitor.post('/fa/account', { intent: 'end-others' })
  expect((await readCsv(secretary, 'action=session'))[0]).toMatchObject({ action: 'session.end', role: 'judge' })
})

/** What somebody reads: the rest names the route, which the source does as well. */
function mainOf(html: string): string {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
}
