import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { asc, eq, gt } from 'drizzle-orm'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../../db/database'
import { appendEvent, chainStart, hashOfEvent, listCheckpoints, listEvents } from '../../../db/queries/audit'
import { createPerson } from '../../../db/queries/people'
import { savePendingEvent } from '../../../db/queries/pending-events'
import { auditCheckpoint, auditEvent, auditHead } from '../../../db/schema'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { readLastSignature } from '../../audit/last-signature.server'
import { type SigningKey, openSigningKey } from '../../audit/signing.server'
import { checkLog } from './check-log.server'
import { acceptBreak, signLog } from './sign-log.server'

const nothing = {
  userId: null,
  userName: null,
  role: null,
  origin: 'test',
  festivalId: null,
  editionId: null,
  subject: null,
  before: null,
  reason: null,
}
const eventAt = (n: number) => ({ ...nothing, at: new Date(1000 * n), action: 'test.happen', after: { n } })
const happen = async (n: number) => db.transaction((tx) => appendEvent(tx, eventAt(n)))
const sign = (at = 9000) => signLog(db, key, new Date(at))
let db: Db
let key: SigningKey

/** Four events that are signed, and two that are not. */
beforeEach(async () => {
  const database = await openTestDatabase('owner')
  onTestFinished(database.close)
  db = database.db
  key = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-sign-')))
  for (let n = 1; n <= 6; n++) {
    await happen(n)
    if (n === 4) await sign(5000)
  }
})

/** What the owner of a database can do: every hash from an event on, the end, and no signature that contradicts. */
async function rechainFrom(sequence: number) {
  const events = await db.select().from(auditEvent).orderBy(asc(auditEvent.sequence))
  let previousHash = events.find((event) => event.sequence === sequence - 1)?.hash ?? chainStart
  for (const event of events.filter((item) => item.sequence >= sequence)) {
    const hash = hashOfEvent({ ...event, previousHash })
    await db.update(auditEvent).set({ previousHash, hash }).where(eq(auditEvent.sequence, event.sequence))
    previousHash = hash
  }
  await db.update(auditHead).set({ hash: previousHash, sequence: events.at(-1)?.sequence ?? 0 })
  await db.delete(auditCheckpoint)
}

/** Nothing was signed: neither the database nor the file has another signature. */
async function expectRefusal(why: string, sequence: number) {
  const before = [await listCheckpoints(db), await readLastSignature(key.folder)]
  expect(await sign()).toEqual({ ok: false, why, sequence })
  expect([await listCheckpoints(db), await readLastSignature(key.folder)]).toEqual(before)
}

describe('a signature', () => {
  test('stands in the database and beside the key, for its owner alone', async () => {
    expect(await sign()).toMatchObject({ ok: true, checkpoint: { sequence: 6 } })
    expect(await readLastSignature(key.folder)).toEqual((await listCheckpoints(db)).at(-1))
    expect((await stat(path.join(key.folder, 'last-signature.json'))).mode & 0o777).toBe(0o600)
    expect((await readdir(key.folder)).toSorted()).toEqual(['last-signature.json', 'signing.pem'])
  })

  test('covers what waited to be appended', async () => {
    await savePendingEvent(db, eventAt(7))
    expect(await sign()).toMatchObject({ ok: true, checkpoint: { sequence: 7 } })
  })

  test('is not made twice of the same end', async () => {
    await sign(9000)
    expect(await sign(10_000)).toMatchObject({ ok: true, checkpoint: { at: new Date(9000) } })
    expect(await listCheckpoints(db)).toHaveLength(2)
  })

  test('of an earlier version, which kept none beside the key, is found in the database', async () => {
    await rm(path.join(key.folder, 'last-signature.json'))
    expect(await sign()).toMatchObject({ ok: true, checkpoint: { sequence: 6 } })
    await rm(path.join(key.folder, 'last-signature.json'))
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 6))
    expect(await sign()).toEqual({ ok: false, why: 'changed', sequence: 6 })
  })
})

describe('a log is not signed', () => {
  test('whose event after the last signature was changed', async () => {
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 5))
    await expectRefusal('changed', 5)
  })

  test('whose signed event was changed, though its hash was left alone', async () => {
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 4))
    await expectRefusal('changed', 4)
  })

  test('that was chained anew from before the last signature, with no signature left that says so', async () => {
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 2))
    await rechainFrom(2)
    await expectRefusal('rewritten', 4)
  })

  test('that was cut off before the last signature, and went on', async () => {
    await db.delete(auditEvent).where(gt(auditEvent.sequence, 2))
    await rechainFrom(1)
    await expectRefusal('cut', 3)
    for (let n = 0; n < 4; n++) await happen(n)
    await expectRefusal('rewritten', 4)
  })

  test('that was cut off after the last signature, by its end', async () => {
    await db.delete(auditEvent).where(eq(auditEvent.sequence, 6))
    await expectRefusal('cut', 6)
  })

  test('that was put in the place of another, from the first event on', async () => {
    await db.delete(auditEvent)
    await db.delete(auditHead)
    await db.delete(auditCheckpoint)
    await expectRefusal('cut', 1)
    for (let n = 0; n < 9; n++) await happen(100 + n)
    await expectRefusal('rewritten', 4)
  })

  test('in which an event was put behind the last one', async () => {
    const last = (await listEvents(db, {}, 1))[0]
    const forged = { ...eventAt(7), sequence: 7, previousHash: last?.hash ?? '' }
    await db.insert(auditEvent).values({ ...forged, hash: hashOfEvent(forged) })
    await expectRefusal('inserted', 7)
  })

  test('that is empty though there are people', async () => {
    await rm(path.join(key.folder, 'last-signature.json'))
    await db.delete(auditCheckpoint)
    await db.delete(auditEvent)
    await db.delete(auditHead)
    expect(await sign()).toEqual({ ok: true, checkpoint: null })
    await createPerson(db, {
      id: 'p',
      username: 'p',
      name: 'p',
      email: 'p@test.invalid',
      passwordHash: null,
      passwordKind: 'own',
      grants: [],
      at: new Date(0),
    })
    expect(await sign()).toEqual({ ok: false, why: 'empty', sequence: 1 })
  })

  test('by a key whose last signature another key made', async () => {
    const other = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-sign-')))
    expect(await signLog(db, { ...other, folder: key.folder }, new Date(9000))).toEqual({
      ok: false,
      why: 'other-key',
      sequence: 4,
    })
  })

  test('while the last signature can not be read', async () => {
    const { writeFile } = await import('node:fs/promises')
    await writeFile(path.join(key.folder, 'last-signature.json'), 'nothing')
    await expect(sign()).rejects.toThrow(/JSON/)
  })
})

describe('a break that somebody answers for', () => {
  test('is written into the log, which is signed from there on; the signature before it is laid aside', async () => {
    await db.delete(auditEvent).where(gt(auditEvent.sequence, 3))
    await rechainFrom(1)
    const before = await readFile(path.join(key.folder, 'last-signature.json'), 'utf8')
    expect(await acceptBreak(db, key, operatorOf('cli'), new Date(9000), 'restored from a backup')).toMatchObject({
      ok: true,
      checkpoint: { sequence: 4 },
    })
    expect((await listEvents(db, {}, 1))[0]).toMatchObject({
      action: 'audit.accept',
      reason: 'restored from a backup',
      before: { sequence: 4 },
      after: { why: 'cut', sequence: 4 },
    })
    const [aside = ''] = (await readdir(key.folder)).filter((name) => name.startsWith('signature-4-before-'))
    expect(await readFile(path.join(key.folder, aside), 'utf8')).toBe(before)
    await happen(8)
    expect(await sign(11_000)).toMatchObject({ ok: true, checkpoint: { sequence: 5 } })
    expect(await checkLog(db, key.publicKeyPem)).toMatchObject({ ok: true, end: { sequence: 5 } })
  })

  test('is not made up where there is none', async () => {
    expect(await acceptBreak(db, key, operatorOf('cli'), new Date(9000), 'x')).toEqual({ ok: true, checkpoint: null })
    expect(await listEvents(db, { action: 'audit.accept' }, 1)).toEqual([])
  })
})
