import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { addNotices, listUnmailed } from '../../../db/queries/notices'
import { createViewer } from '../../../tests/fixtures/people'
import { createSmallFestival } from '../../../tests/fixtures/small-festival'
import { startSmtpServer } from '../../../tests/fixtures/smtp-server'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { type Mail, type Mailer, createMailer } from '../../mail/mail.server'
import { mailNotices } from './mail-notices.server'

let database: Database
let judges: string[]
const now = new Date('2026-04-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const { festivalId, editionId } = await createSmallFestival(db, 'mailed')
  const people = [
    await createViewer(db, festivalId, { role: 'judge' }),
    await createViewer(db, festivalId, { role: 'auditor' }),
  ]
  judges = people.slice(0, 1).map(({ user }) => user.id)
  const params = { path: 'declarations', at: '2026-04-04T10:30:00.000Z', days: '3' }
  await addNotices(
    db,
    people.map(({ user }) => ({
      userId: user.id,
      editionId,
      kind: 'deadline-declarations',
      key: 'one',
      params,
      createdAt: now,
    })),
  )
})
afterAll(() => database.close())

test('two sweeps at once send each reminder once, in both languages', async () => {
  const mails: Mail[] = []
  const mailer: Mailer = {
    send: async (mail) => {
      mails.push(mail)
      return { ok: true }
    },
  }
  const sweeps = await Promise.all([1, 2].map(() => mailNotices(database.db, mailer, 'https://sanjeh.example', now)))
  expect(sweeps.map(({ sent }) => sent).reduce((sum, n) => sum + n, 0)).toBe(2)
  expect(new Set(mails.map(({ to }) => to.address)).size).toBe(2)
  expect(mails[0]?.subject).toBe('یادآوری سنجه: دورهٔ ۱۴۰۴ · Sanjeh reminder: Edition 1404')
  expect(mails[0]?.text).toContain('۱۴۰۵/۰۱/۱۵، ۱۴:۰۰ است (۳ روز مانده)')
  expect(mails[0]?.text).toContain('https://sanjeh.example/fa/notices')
  expect(await listUnmailed(database.db)).toEqual([])
})

test('what a mail server surely did not take waits for the next sweep, and nobody is written to twice', async () => {
  const [judge] = judges
  await addNotices(
    database.db,
    ['two', 'three'].map((key) => ({
      userId: judge ?? '',
      editionId: null,
      kind: 'review',
      key,
      params: {},
      createdAt: now,
    })),
  )
  const sweep = async (mailer: Mailer) => mailNotices(database.db, mailer, 'https://sanjeh.example', now)
  const waiting = async () => (await listUnmailed(database.db)).map(({ notice }) => notice.key)
  const server = await startSmtpServer()
  const mailer = createMailer({ url: server.url, from: 'سنجه <sanjeh@example.ir>' })
  server.refuse('450 come back')
  expect(await sweep(mailer)).toMatchObject({ sent: 0, failure: expect.stringContaining('450') })
  expect(await waiting()).toEqual(['two', 'three'])
  await server.close()
  expect(await sweep(mailer)).toMatchObject({ sent: 0, failure: expect.stringContaining('ECONNREFUSED') })
  expect(await waiting()).toEqual(['two', 'three'])
  expect(
    await sweep({ send: async () => ({ ok: false, detail: 'broke off', mayTryAgain: false, isServerUp: false }) }),
  ).toEqual({ sent: 0, failure: 'broke off' })
  expect(await waiting()).toEqual(['three'])
  const back = await startSmtpServer()
  onTestFinished(back.close)
  back.refuse('550 nobody of that name')
  expect(await sweep(createMailer({ url: back.url, from: 'سنجه <sanjeh@example.ir>' }))).toMatchObject({
    sent: 0,
    failure: expect.stringContaining('550'),
  })
  expect(await waiting()).toEqual([])
})
