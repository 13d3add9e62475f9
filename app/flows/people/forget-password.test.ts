import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { createFestival } from '../../../db/queries/festivals'
import { saveBan } from '../../../db/queries/people'
import { type SmtpServer, startSmtpServer } from '../../../tests/fixtures/smtp-server'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { appendPending } from '../../audit/record-later.server'
import { type Mailer, createMailer } from '../../mail/mail.server'
import { addPerson } from './add-person.server'
import { forgetPassword } from './forget-password.server'
import { findOpenLink } from './one-time-links.server'

const page = 'https://sanjeh.example.ir/fa/link'
const now = new Date('2026-05-01T08:00:00Z')
let context: RequestContext & { mailer: Mailer | null }
let server: SmtpServer
let personId: string

beforeEach(async () => {
  const database = await openTestDatabase()
  server = await startSmtpServer()
  onTestFinished(async () => {
    await server.close()
    await database.close()
  })
  const mailer = createMailer({ url: server.url, from: 'سنجه <sanjeh@example.ir>' })
  context = { db: database.db, viewer: { user: null, grants: [], origin: '192.0.2.1' }, now, mailer }
  const festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
  personId = await addPerson(context, {
    username: 'sara',
    name: 'سارا',
    email: 'sara@example.ir',
    passwordKind: 'own',
    password: 'a long one',
    grants: [{ festivalId, role: 'judge' }],
  })
})

async function ask(name: string, from = '192.0.2.1') {
  const outcome = await forgetPassword({ ...context, viewer: { ...context.viewer, origin: from } }, name, page)
  if (outcome.ok) await outcome.work
  return outcome.ok ? { ok: true } : outcome
}

test('a link to a new password goes to the address of the account, and the log has it', async () => {
  expect(await ask('sara')).toEqual({ ok: true })
  const [mail] = server.received
  expect(mail?.to).toEqual(['sara@example.ir'])
  const [, secret = ''] = /\/fa\/link\/([\w-]+)/.exec(mail?.text ?? '') ?? []
  expect(await findOpenLink(context, secret)).toMatchObject({ username: 'sara' })
  await appendPending(context.db, now)
  expect((await listEvents(context.db, { action: 'password' }, 5)).map(({ action, after }) => [action, after])).toEqual(
    [['password.forget', { isKnown: true }]],
  )
})

test('who is nobody here, and who is disabled, get the same answer and no mail', async () => {
  expect(await ask('nobody')).toEqual({ ok: true })
  await saveBan(context.db, personId, true, now)
  expect(await ask('sara@example.ir')).toEqual({ ok: true })
  expect(server.received).toEqual([])
})

test('an account gets three links an hour, whoever asks; the answer stays the same', async () => {
  for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
    expect(await ask('sara', from)).toEqual({ ok: true })
  expect(server.received).toHaveLength(3)
})

test('an address asks twenty times an hour', async () => {
  for (let n = 0; n < 20; n++) expect(await ask(`guess${n}`)).toEqual({ ok: true })
  expect(await ask('sara')).toEqual({ ok: false, why: 'too-many' })
  expect(server.received).toEqual([])
})

test('the addresses of one IPv6 network ask as one', async () => {
  for (let time = 0; time < 20; time++) expect(await ask('nobody', `2001:db8:1:2::${time + 1}`)).toEqual({ ok: true })
  expect(await ask('nobody', '2001:db8:1:2:ffff::1')).toEqual({ ok: false, why: 'too-many' })
  expect(await ask('nobody', '2001:db8:1:3::1')).toEqual({ ok: true })
})

test('without a mail server nothing is promised', async () => {
  context = { ...context, mailer: null }
  expect(await ask('sara')).toEqual({ ok: false, why: 'no-mail' })
})
