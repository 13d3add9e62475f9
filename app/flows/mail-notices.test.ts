import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { addNotices, listUnmailed } from '../../db/queries/notices'
import { createViewer } from '../../tests/fixtures/people'
import { createSmallFestival } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Mail, Mailer } from '../mail/mail.server'
import { mailNotices } from './mail-notices.server'

let database: Database
let judges: string[]
const now = new Date('2026-04-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const { festivalId, editionId } = await createSmallFestival(db, 'mailed')
  const people = [await createViewer(db, festivalId, { role: 'judge' }), await createViewer(db, festivalId, { role: 'auditor' })]
  judges = people.slice(0, 1).map(({ user }) => user.id)
  const params = { path: 'declarations', at: '2026-04-04T10:30:00.000Z', days: '3' }
  await addNotices(db, people.map(({ user }) => ({ userId: user.id, editionId, kind: 'deadline-declarations', key: 'one', params, createdAt: now })))
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

test('a mail server that does not answer stops the sweep, and nobody is written to twice', async () => {
  const [judge] = judges
  await addNotices(database.db, ['two', 'three'].map((key) => ({ userId: judge ?? '', editionId: null, kind: 'review', key, params: {}, createdAt: now })))
  const down: Mailer = { send: async () => ({ ok: false, detail: 'no answer' }) }
  expect(await mailNotices(database.db, down, 'https://sanjeh.example', now)).toEqual({ sent: 0, failure: 'no answer' })
  expect((await listUnmailed(database.db)).map(({ notice }) => notice.key)).toEqual(['three'])
})
