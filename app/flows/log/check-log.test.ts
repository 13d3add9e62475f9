import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { asc, eq, gt } from 'drizzle-orm'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../../db/database'
import { appendEvent, findChainEnd, hashOfEvent, listCheckpoints, listEventsAfter } from '../../../db/queries/audit'
import { createPerson } from '../../../db/queries/people'
import { auditCheckpoint, auditEvent, auditHead } from '../../../db/schema'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { readAuditFile, writeAuditFile } from '../../audit/audit-file'
import { type SigningKey, openSigningKey } from '../../audit/signing.server'
import { checkExport, checkLog } from './check-log.server'
import { signLog } from './sign-log.server'

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
let db: Db
let key: SigningKey

/** Six events, signed after the fourth. */
beforeEach(async () => {
  const database = await openTestDatabase('owner')
  onTestFinished(database.close)
  db = database.db
  key = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-log-')))
  for (let n = 1; n <= 6; n++) {
    await db.transaction((tx) =>
      appendEvent(tx, { ...nothing, at: new Date(1000 * n), action: 'test.happen', after: { b: n, a: 'سنجه' } }),
    )
    if (n === 4) await signLog(db, key, new Date(5000))
  }
})

const check = () => checkLog(db, key.publicKeyPem)
const all = () => db.select().from(auditEvent).orderBy(asc(auditEvent.sequence))

/** What a thorough forger does: every hash from an event on is made anew. */
async function rewriteFrom(sequence: number) {
  let previousHash = (await all()).find((event) => event.sequence === sequence - 1)?.hash ?? ''
  for (const event of await listEventsAfter(db, sequence - 1, 100)) {
    const hash = hashOfEvent({ ...event, previousHash })
    await db.update(auditEvent).set({ previousHash, hash }).where(eq(auditEvent.sequence, event.sequence))
    previousHash = hash
  }
  await db.update(auditHead).set({ hash: previousHash })
}

describe('the log', () => {
  test('that nobody touched is whole, and says how far it is signed', async () => {
    expect(await check()).toMatchObject({ ok: true, end: { sequence: 6 }, signedUpTo: 4 })
  })

  test('is whole whatever was told: moments, gaps, nothing, numbers of every size', async () => {
    const after = {
      at: new Date(7000),
      list: [new Date(0), undefined, null, -0, 1e21, 0.1 + 0.2],
      none: undefined,
      deep: { b: [{ z: 1, a: 'ی' }] },
    }
    await db.transaction((tx) =>
      appendEvent(tx, { ...nothing, at: new Date(7000), action: 'test.tell', before: { opensAt: new Date(1) }, after }),
    )
    expect(await check()).toMatchObject({ ok: true, end: { sequence: 7 } })
    const file = readAuditFile(writeAuditFile(await all(), await listCheckpoints(db)))
    expect(file && checkExport(file, key.publicKeyPem)).toMatchObject({ ok: true, end: { sequence: 7 } })
  })

  test('tells which event was changed', async () => {
    await db
      .update(auditEvent)
      .set({ after: { b: 99 } })
      .where(eq(auditEvent.sequence, 2))
    expect(await check()).toEqual({ ok: false, why: 'changed', sequence: 2 })
  })

  test('tells which event was removed', async () => {
    await db.delete(auditEvent).where(eq(auditEvent.sequence, 3))
    expect(await check()).toEqual({ ok: false, why: 'missing', sequence: 3 })
  })

  test('tells that an event was put in the place of another, though it hashes to what it says', async () => {
    const [, second, third] = await all()
    const forged = {
      ...third,
      ...nothing,
      at: new Date(0),
      action: 'test.forged',
      after: null,
      sequence: 3,
      previousHash: second?.previousHash ?? '',
    }
    await db
      .update(auditEvent)
      .set({ ...forged, hash: hashOfEvent(forged) })
      .where(eq(auditEvent.sequence, 3))
    expect(await check()).toEqual({ ok: false, why: 'inserted', sequence: 3 })
  })

  test('tells that an event was put between two others, which were moved on', async () => {
    const [, second] = await all()
    const forged = {
      ...nothing,
      at: new Date(0),
      action: 'test.forged',
      after: null,
      sequence: 3,
      previousHash: second?.hash ?? '',
    }
    for (const { sequence } of (await all()).filter((event) => event.sequence > 2).toReversed())
      await db
        .update(auditEvent)
        .set({ sequence: sequence + 1 })
        .where(eq(auditEvent.sequence, sequence))
    await db.insert(auditEvent).values({ ...forged, hash: hashOfEvent(forged) })
    expect(await check()).toEqual({ ok: false, why: 'changed', sequence: 4 })
    await rewriteFrom(4)
    await db.update(auditHead).set({ sequence: 7 })
    expect(await check()).toEqual({ ok: false, why: 'rewritten', sequence: 4 })
  })

  test('tells that an event was put behind the last one', async () => {
    const last = (await all()).at(-1)
    const forged = {
      ...nothing,
      at: new Date(0),
      action: 'test.forged',
      after: null,
      sequence: 7,
      previousHash: last?.hash ?? '',
    }
    await db.insert(auditEvent).values({ ...forged, hash: hashOfEvent(forged) })
    expect(await check()).toEqual({ ok: false, why: 'inserted', sequence: 7 })
  })

  test('tells that what came after the last checkpoint was written anew, by its end', async () => {
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 5))
    const written = await findChainEnd(db)
    await rewriteFrom(5)
    await db.update(auditHead).set({ hash: written?.hash ?? '' })
    expect(await check()).toEqual({ ok: false, why: 'rewritten', sequence: 6 })
  })

  test('that was written anew and signed anew, by who has the files of the key as well, is told by a checkpoint that somebody took along', async () => {
    const kept = await listCheckpoints(db)
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 2))
    await rewriteFrom(2)
    await db.delete(auditCheckpoint)
    await rm(path.join(key.folder, 'last-signature.json'))
    expect(await signLog(db, key, new Date(9000))).toMatchObject({ ok: true })
    expect(await check()).toMatchObject({ ok: true, signedUpTo: 6 })
    expect(await checkLog(db, key.publicKeyPem, kept)).toEqual({ ok: false, why: 'rewritten', sequence: 4 })
  })

  test('tells that two events changed places', async () => {
    const [, second, third] = await all()
    await db.update(auditEvent).set({ sequence: 99 }).where(eq(auditEvent.sequence, 2))
    await db.update(auditEvent).set({ sequence: 2 }).where(eq(auditEvent.sequence, 3))
    await db.update(auditEvent).set({ sequence: 3 }).where(eq(auditEvent.sequence, 99))
    expect([second?.sequence, third?.sequence]).toEqual([2, 3])
    expect(await check()).toMatchObject({ ok: false, sequence: 2 })
  })

  test('tells that its end was cut off, even where the cut was covered up', async () => {
    await db.delete(auditEvent).where(gt(auditEvent.sequence, 3))
    expect(await check()).toEqual({ ok: false, why: 'cut', sequence: 4 })
    const last = (await all()).at(-1)
    await db.update(auditHead).set({ sequence: 3, hash: last?.hash ?? '' })
    expect(await check()).toEqual({ ok: false, why: 'cut', sequence: 4 })
  })

  test('tells that its history was written anew with hashes that fit, by the checkpoint', async () => {
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 2))
    await rewriteFrom(2)
    expect(await check()).toEqual({ ok: false, why: 'rewritten', sequence: 4 })
  })

  test('does not take a checkpoint of another key', async () => {
    const other = await openSigningKey(await mkdtemp(path.join(os.tmpdir(), 'sanjeh-log-')))
    expect(await checkLog(db, other.publicKeyPem)).toEqual({ ok: false, why: 'other-key', sequence: 4 })
  })

  test('blames no event for a checkpoint that nobody signed', async () => {
    const [own] = await listCheckpoints(db)
    if (!own) throw new Error('There is no checkpoint')
    await db.insert(auditCheckpoint).values({ ...own, sequence: 3, hash: '0'.repeat(64) })
    expect(await check()).toEqual({ ok: false, why: 'signature', sequence: 3 })
    expect(checkExport({ events: await all(), checkpoints: await listCheckpoints(db) }, null)).toEqual({
      ok: false,
      why: 'signature',
      sequence: 3,
    })
    await db.update(auditEvent).set({ userName: 'somebody else' }).where(eq(auditEvent.sequence, 5))
    expect(await check()).toEqual({ ok: false, why: 'changed', sequence: 5 })
  })

  test('of an installation with people is never empty', async () => {
    await db.delete(auditCheckpoint)
    await db.delete(auditEvent)
    await db.delete(auditHead)
    expect(await check()).toMatchObject({ ok: true, end: { sequence: 0 } })
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
    expect(await check()).toEqual({ ok: false, why: 'empty', sequence: 1 })
  })

  test('can be checked from its export alone, where a changed letter shows', async () => {
    const file = writeAuditFile(await all(), await listCheckpoints(db))
    const read = readAuditFile(file)
    expect(read && checkExport(read, key.publicKeyPem)).toMatchObject({ ok: true, end: { sequence: 6 }, signedUpTo: 4 })
    const forged = readAuditFile(file.replace('"b":5', '"b":6'))
    expect(forged && checkExport(forged, key.publicKeyPem)).toEqual({ ok: false, why: 'changed', sequence: 5 })
    expect(readAuditFile('{}')).toBeNull()
  })
})
