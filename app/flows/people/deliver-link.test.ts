import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { createFestival } from '../../../db/queries/festivals'
import { type SmtpServer, startSmtpServer } from '../../../tests/fixtures/smtp-server'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { type Mailer, createMailer } from '../../mail/mail.server'
import { operatorOf } from '../../access/viewer.server'
import { type Addressee, deliverLink } from './deliver-link.server'
import { type GrantInput, invitePerson } from './manage-people.server'
import { findOpenLink } from './one-time-links.server'

const page = 'https://sanjeh.example.ir/fa/link'
const who = { username: 'sara', name: 'سارا احمدی', email: 'sara@example.ir' }
let context: RequestContext & { mailer: Mailer | null }
let server: SmtpServer
let input: GrantInput

beforeEach(async () => {
  const database = await openTestDatabase()
  server = await startSmtpServer()
  onTestFinished(async () => {
    await server.close()
    await database.close()
  })
  const mailer = createMailer({ url: server.url, from: 'سنجه <sanjeh@example.ir>' })
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z'), mailer }
  const festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
  input = { festivalId, role: 'judge', agency: '', county: '', maySubmit: false, post: '', reason: null }
})

async function invite() {
  const invited = await invitePerson(context, who, input, page)
  if (!invited.ok) throw new Error(invited.why)
  return invited
}

test('an invitation goes to its person in both languages, with a link that works, and is not shown to anybody else', async () => {
  const { delivery } = await invite()
  expect(delivery).toEqual({ by: 'mail', to: 'sara@example.ir' })
  const [mail] = server.received
  expect(mail).toMatchObject({ from: 'sanjeh@example.ir', to: ['sara@example.ir'] })
  expect(mail?.headers).toMatchObject({
    subject: 'دعوت به سنجه · Invitation to Sanjeh',
    from: 'سنجه <sanjeh@example.ir>',
    to: 'سارا احمدی <sara@example.ir>',
    'content-type': 'text/plain; charset=utf-8',
  })
  expect(mail?.text).toMatch(/^سارا احمدی گرامی،[\s\S]*۱۴۰۵\/۰۲\/۱۸[\s\S]*Dear سارا احمدی/)
  const [, secret = ''] = /https:\/\/sanjeh\.example\.ir\/fa\/link\/([\w-]+)/.exec(mail?.text ?? '') ?? []
  expect(await findOpenLink(context, secret)).toMatchObject({ username: 'sara' })
})

test('a link to a new password says that it is one', async () => {
  const { id } = await invite()
  expect(await deliverLink(context, { id, ...who }, { kind: 'password-reset', page, reason: null })).toMatchObject({
    by: 'mail',
  })
  expect(server.received.at(-1)?.headers['subject']).toBe('گذرواژهٔ تازه در سنجه · A new password for Sanjeh')
})

test('without a mail server the link is shown to who made it', async () => {
  context = { ...context, mailer: null }
  expect((await invite()).delivery).toMatchObject({
    by: 'hand',
    isFailed: false,
    link: expect.stringMatching(/^https:\/\/sanjeh\.example\.ir\/fa\/link\/[\w-]{43}$/),
  })
  expect(server.received).toEqual([])
})

test('a mail that is refused, and a server that is not there, are told, and the link is shown after all', async () => {
  server.refuse('550 no such person')
  const { id, delivery } = await invite()
  expect(delivery).toMatchObject({ by: 'hand', isFailed: true, link: expect.stringContaining(page) })
  const person: Addressee = { id, ...who }
  const gone = createMailer({ url: 'smtp://127.0.0.1:1', from: 'sanjeh@example.ir' })
  expect(
    await deliverLink({ ...context, mailer: gone }, person, { kind: 'password-reset', page, reason: null }),
  ).toMatchObject({ by: 'hand', isFailed: true })
  expect((await listEvents(context.db, { action: 'link.mail' }, 5)).map(({ after }) => after)).toEqual([
    { kind: 'password-reset', isSent: false },
    { kind: 'invitation', isSent: false },
  ])
})

test('the secret of a link stands nowhere in the log', async () => {
  await invite()
  const [, secret = ''] = /link\/([\w-]+)/.exec(server.received[0]?.text ?? '') ?? []
  expect(JSON.stringify(await listEvents(context.db, {}, 50))).not.toContain(secret)
})

test('a name can not add a header or another recipient', async () => {
  const { id } = await invite()
  await deliverLink(
    context,
    { id, ...who, name: 'x\r\nBcc: thief@example.ir' },
    { kind: 'password-reset', page, reason: null },
  )
  const mail = server.received.at(-1)
  expect(mail?.to).toEqual(['sara@example.ir'])
  expect(Object.keys(mail?.headers ?? {})).not.toContain('bcc')
})
