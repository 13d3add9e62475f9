import { createServer } from 'node:http'
import { mkdtemp, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import pino from 'pino'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../db/database'
import { appendEvent, listCheckpoints } from '../../db/queries/audit'
import { auditEvent } from '../../db/schema'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { readLogState } from '../audit/log-state.server'
import { type SigningKey, openSigningKey } from '../audit/signing.server'
import { readAuditFile } from '../audit/audit-file'
import type { Mail } from '../mail/mail.server'
import { createSigner } from './audit-log-signer'
import { readEnvironment } from '../runtime/environment'

const minuteMs = 60_000
let db: Db
let key: SigningKey
let now: Date
let said: string[]
let mails: Mail[]
let posts: string[]
/** What the webhook answers. */
let status: number
let url: string

beforeEach(async () => {
  const database = await openTestDatabase('owner')
  onTestFinished(database.close)
  db = database.db
  key = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-signer-')))
  now = new Date('2026-05-01T08:00:00Z')
  said = []
  mails = []
  posts = []
  status = 200
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      posts.push(body)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign`
})

const log = () => pino({ level: 'error' }, { write: (line: string) => void said.push(line) })

function signer(more: Record<string, string> = { SANJEH_ALLOW_HOSTS: new URL(url).host }) {
  const environment = readEnvironment({
    SANJEH_SIGNATURE_WEBHOOK: url,
    SANJEH_SIGNATURE_MAIL: 'notary@example.ir',
    SANJEH_SMTP_URL: 'smtp://localhost',
    SANJEH_MAIL_FROM: 'sanjeh@example.ir',
    ...more,
  })
  const mailer = { send: async (mail: Mail) => (mails.push(mail), { ok: true } as const) }
  return createSigner({ db, environment, mailer }, key, log(), () => now)
}

async function happen(times: number) {
  for (let n = 0; n < times; n++)
    await db.transaction((tx) =>
      appendEvent(tx, {
        userId: null,
        userName: null,
        role: null,
        origin: 'test',
        festivalId: null,
        editionId: null,
        subject: null,
        before: null,
        reason: null,
        at: now,
        action: 'test.happen',
        after: null,
      }),
    )
}

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * minuteMs)
}

const signedUpTo = async () => (await listCheckpoints(db)).map(({ sequence }) => sequence)

test('the log is signed after so many events, or so many minutes where fewer happened', async () => {
  const { round } = signer({
    SANJEH_SIGN_EVENTS: '10',
    SANJEH_SIGN_MINUTES: '15',
    SANJEH_SIGNATURE_WEBHOOK: '',
    SANJEH_SIGNATURE_MAIL: '',
  })
  await happen(1)
  await round()
  await happen(9)
  later(1)
  await round()
  expect(await signedUpTo()).toEqual([1])
  await happen(1)
  await round()
  expect(await signedUpTo()).toEqual([1, 11])
  await happen(1)
  later(14)
  await round()
  expect(await signedUpTo()).toEqual([1, 11])
  later(1)
  await round()
  expect(await signedUpTo()).toEqual([1, 11, 12])
  later(60)
  await round()
  expect(await signedUpTo()).toEqual([1, 11, 12])
})

describe('a signature goes out', () => {
  test('to the webhook each time and by mail once a day, as a file that can be checked later', async () => {
    const { round } = signer()
    for (let n = 0; n < 3; n++) {
      await happen(1)
      later(20)
      await round()
      await round()
    }
    expect(posts.map((body) => readAuditFile(body)?.checkpoints[0]?.sequence)).toEqual([1, 2, 3])
    expect(mails.map(({ to }) => to.address)).toEqual(['notary@example.ir'])
    const [line = ''] = mails[0]?.text.split('\n').filter((part) => part.startsWith('{')) ?? []
    expect(readAuditFile(line)?.checkpoints).toEqual([(await listCheckpoints(db))[0]])
    later(24 * 60)
    await round()
    expect(mails).toHaveLength(2)
  })

  test('again where it failed, each time after a longer wait, and what failed is kept for the page', async () => {
    status = 503
    const { round } = signer()
    await happen(1)
    await round()
    await round()
    expect(posts).toHaveLength(1)
    later(1)
    await round()
    later(1)
    await round()
    expect(posts).toHaveLength(2)
    expect((await readLogState(key.folder)).webhook).toMatchObject({ sent: '', failure: { detail: '503', tries: 2 } })
    status = 204
    later(1)
    await round()
    expect((await readLogState(key.folder)).webhook).toMatchObject({ sent: 'signature:1', failure: null })
  })

  test('to no address of this machine that the operator has not allowed', async () => {
    const { round } = signer({})
    await happen(1)
    await round()
    expect(posts).toEqual([])
    expect((await readLogState(key.folder)).webhook?.failure?.detail).toMatch(/of this machine or a private network/)
  })
})

describe('a log that was tampered with', () => {
  test('is found from the last signature on, said once, sent out at once, and not signed', async () => {
    const { round } = signer()
    await happen(2)
    await round()
    await happen(2)
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 4))
    later(30)
    await round()
    await round()
    expect(await signedUpTo()).toEqual([2])
    expect(said).toHaveLength(1)
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ why: 'changed', event: 4 })
    expect(posts.map((body) => JSON.parse(body)).at(-1)).toMatchObject({ fault: { why: 'changed', sequence: 4 } })
    expect(mails.at(-1)?.subject).toContain('۴')
    expect((await readLogState(key.folder)).recent?.fault).toEqual({ why: 'changed', sequence: 4 })
  })

  test('long before the last signature is found at the start', async () => {
    const { round, checkWhole } = signer()
    await happen(5)
    await round()
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 2))
    await checkWhole()
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ why: 'changed', event: 2 })
    expect((await readLogState(key.folder)).whole?.fault).toEqual({ why: 'changed', sequence: 2 })
    expect(await readFile(path.join(key.folder, 'last-signature.json'), 'utf8')).toContain('"sequence": 5')
  })
})
