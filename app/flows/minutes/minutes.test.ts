import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findChainEnd, listCheckpoints, listEventsAfter } from '../../../db/queries/audit'
import { findMinutes, listAttendees } from '../../../db/queries/minutes'
import { canonicalJson } from '../../../scoring/canonical'
import { type DecidedEdition, createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { FrozenMinutes } from '../../documents/minutes-document'
import { sha256 } from '../../documents/hash.server'
import { createPublication } from '../publication/publications.server'
import { hashOfSignature, signMinutes } from './sign-minutes.server'
import {
  type MinutesInput,
  createMinutesDraft,
  openForSigning,
  reopenDraft,
  saveMinutesDraft,
} from './write-minutes.server'

let database: Database

beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-minutes-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

const inputFor = ({ editionContext }: DecidedEdition, ...names: string[]): MinutesInput => ({
  heldOn: '2026-05-20',
  place: 'سالن',
  agenda: ['فهرست'],
  decisions: ['تصویب شد'],
  corrects: null,
  attendees: names.map((name) => ({ userId: `${editionContext.festival.code}-${name}`, post: 'داور' })),
})

/** Minutes that two judges are to sign. */
async function beginSigning(code: string) {
  const edition = await createDecidedEdition(database.db, code)
  const created = await createMinutesDraft(
    await edition.as('secretary'),
    edition.editionContext,
    inputFor(edition, 'judge', 'judge2'),
  )
  if (!created.ok) throw new Error(created.why)
  const opened = await openForSigning(await edition.as('secretary'), edition.editionContext, { number: 1, version: 1 })
  if (!opened.ok || !opened.minutes.hash) throw new Error('not opened')
  const { hash } = opened.minutes
  const sign = async (name: string, more: { hash?: string; dissent?: string } = {}) =>
    signMinutes(await edition.as(name), edition.editionContext, 1, {
      hash: more.hash ?? hash,
      by: 'password',
      dissent: more.dissent ?? null,
    })
  return { ...edition, hash, sign }
}

describe('a draft', () => {
  test('is written by the secretariat alone', async () => {
    const edition = await createDecidedEdition(database.db, 'draft-who')
    for (const name of ['judge', 'manager', 'auditor', null]) {
      expect(
        await createMinutesDraft(await edition.as(name), edition.editionContext, inputFor(edition, 'judge')),
        String(name),
      ).toMatchObject({ ok: false, why: 'not-now' })
    }
  })

  test('that another saved meanwhile is not written over', async () => {
    const edition = await createDecidedEdition(database.db, 'draft-version')
    await createMinutesDraft(await edition.as('secretary'), edition.editionContext, inputFor(edition, 'judge'))
    const save = async (decision: string) =>
      saveMinutesDraft(
        await edition.as('secretary'),
        edition.editionContext,
        { number: 1, version: 1 },
        { ...inputFor(edition, 'judge'), decisions: [decision] },
      )
    const saved = await Promise.all([save('a'), save('b')])
    expect(saved.map((one) => one.ok || one.why).toSorted()).toEqual(['changed', true])
  })

  test('two at the same moment get two numbers', async () => {
    const edition = await createDecidedEdition(database.db, 'draft-two')
    const context = await edition.as('secretary')
    const made = await Promise.all(
      [1, 2, 3].map(() => createMinutesDraft(context, edition.editionContext, inputFor(edition, 'judge'))),
    )
    expect(made.map((one) => (one.ok ? one.minutes.number : one.why)).toSorted()).toEqual([1, 2, 3])
  })

  test('has only people in it who may sign, and needs one to be opened for signing', async () => {
    const edition = await createDecidedEdition(database.db, 'draft-stranger')
    expect(
      await createMinutesDraft(await edition.as('secretary'), edition.editionContext, inputFor(edition, 'auditor')),
    ).toMatchObject({
      ok: false,
      why: 'stranger',
    })
    await createMinutesDraft(await edition.as('secretary'), edition.editionContext, inputFor(edition))
    expect(
      await openForSigning(await edition.as('secretary'), edition.editionContext, { number: 1, version: 1 }),
    ).toMatchObject({
      ok: false,
      why: 'nobody',
    })
  })

  test('goes back from signing until somebody has signed', async () => {
    const row = await beginSigning('draft-back')
    expect(await reopenDraft(await row.as('secretary'), row.editionContext, { number: 1, version: 2 })).toMatchObject({
      ok: true,
      minutes: { state: 'draft', hash: null },
    })
    const again = await beginSigning('draft-back-2')
    await again.sign('judge')
    expect(
      await reopenDraft(await again.as('secretary'), again.editionContext, { number: 1, version: 2 }),
    ).toMatchObject({
      ok: false,
      why: 'signed',
    })
  })
})

describe('signing', () => {
  test('is of a frozen text with the hashes of snapshot and list, which anyone can hash again', async () => {
    const row = await beginSigning('sign-frozen')
    const stored = await findMinutes(database.db, row.editionContext.edition.id, 1)
    const frozen = FrozenMinutes.parse(stored?.document)
    expect(sha256(canonicalJson(frozen))).toBe(row.hash)
    expect(frozen).toMatchObject({
      snapshot: { run: row.runId },
      list: { number: 1, hash: 'ce'.repeat(32) },
      entries: [{ agency: { code: 'gas' } }, { agency: { code: 'water' } }, { agency: { code: 'roads' } }],
    })
    expect(
      await saveMinutesDraft(
        await row.as('secretary'),
        row.editionContext,
        { number: 1, version: 2 },
        inputFor(row, 'judge'),
      ),
    ).toMatchObject({ ok: false, why: 'not-draft' })
  })

  test('two signatures at the same moment are both kept, and one of them seals', async () => {
    const row = await beginSigning('sign-both')
    const signed = await Promise.all([row.sign('judge'), row.sign('judge2', { dissent: '  موافق نیستم ' })])
    expect(signed.map((one) => one.ok && one.isSealed).toSorted()).toEqual([false, true])
    const minutes = await findMinutes(database.db, row.editionContext.edition.id, 1)
    expect(minutes).toMatchObject({ state: 'sealed', sealedAt: decidedAt })
    const people = await listAttendees(database.db, minutes?.id ?? 0)
    expect(people.map((person) => [person.name, person.signedBy, person.dissent])).toEqual([
      ['judge', 'password', null],
      ['judge2', 'password', 'موافق نیستم'],
    ])
    expect((await listCheckpoints(database.db)).at(-1)).toEqual(
      expect.objectContaining(await findChainEnd(database.db)),
    )
    for (const { userId, dissent, signedHash } of people)
      expect(signedHash).toBe(hashOfSignature({ minutes: row.hash, userId, at: decidedAt, dissent }))
  })

  test('a signature and the way back to a draft at the same moment: nobody has signed what is a draft', async () => {
    const row = await beginSigning('sign-reopen')
    const [signed, reopened] = await Promise.all([
      row.sign('judge'),
      reopenDraft(await row.as('secretary'), row.editionContext, { number: 1, version: 2 }),
    ])
    expect([signed.ok, reopened.ok].toSorted()).toEqual([false, true])
    const minutes = await findMinutes(database.db, row.editionContext.edition.id, 1)
    const signatures = (await listAttendees(database.db, minutes?.id ?? 0)).filter((person) => person.signedAt)
    expect([minutes?.state, signatures.length]).toEqual(signed.ok ? ['signing', 1] : ['draft', 0])
  })

  test('a draft that is saved and opened for signing at the same moment is signed as one of both wrote it, or not at all', async () => {
    const edition = await createDecidedEdition(database.db, 'sign-save')
    const secretary = await edition.as('secretary')
    await createMinutesDraft(secretary, edition.editionContext, inputFor(edition, 'judge'))
    const [saved, opened] = await Promise.all([
      saveMinutesDraft(
        secretary,
        edition.editionContext,
        { number: 1, version: 1 },
        { ...inputFor(edition, 'judge'), decisions: ['تصمیم دیگر'] },
      ),
      openForSigning(secretary, edition.editionContext, { number: 1, version: 1 }),
    ])
    expect([saved.ok, opened.ok].toSorted()).toEqual([false, true])
    const minutes = await findMinutes(database.db, edition.editionContext.edition.id, 1)
    expect(minutes?.document).toMatchObject({ decisions: [saved.ok ? 'تصمیم دیگر' : 'تصویب شد'] })
  })

  test('twice by one person counts once', async () => {
    const row = await beginSigning('sign-twice')
    const signed = await Promise.all([row.sign('judge'), row.sign('judge', { dissent: 'نه' })])
    expect(signed.map((one) => one.ok || one.why).toSorted()).toEqual(['signed', true])
  })

  test('is refused for another text, for who was not there, and after the seal', async () => {
    const row = await beginSigning('sign-refused')
    expect(await row.sign('judge', { hash: 'f'.repeat(64) })).toMatchObject({ ok: false, why: 'other-text' })
    expect(await row.sign('secretary')).toMatchObject({ ok: false, why: 'not-attendee' })
    expect(await row.sign('auditor')).toMatchObject({ ok: false, why: 'not-now' })
    await row.sign('judge')
    await row.sign('judge2')
    expect(await row.sign('judge')).toMatchObject({ ok: false, why: 'not-signing' })
  })

  test('a correction is another minute that names the sealed one', async () => {
    const row = await beginSigning('sign-correct')
    const correction = { ...inputFor(row, 'judge'), corrects: 1 }
    expect(await createMinutesDraft(await row.as('secretary'), row.editionContext, correction)).toMatchObject({
      ok: false,
      why: 'not-sealed',
    })
    await row.sign('judge')
    await row.sign('judge2')
    expect(await createMinutesDraft(await row.as('secretary'), row.editionContext, correction)).toMatchObject({
      ok: true,
      minutes: { number: 2 },
    })
    const opened = await openForSigning(await row.as('secretary'), row.editionContext, { number: 2, version: 1 })
    expect(opened.ok && FrozenMinutes.parse(opened.minutes.document).corrects).toBe(1)
  })

  test('each step is an event, and sealed minutes let results be published', async () => {
    const row = await beginSigning('sign-events')
    const publish = async () =>
      createPublication(await row.as('secretary'), row.editionContext, {
        opensAt: decidedAt,
        showsRankings: true,
        reason: null,
      })
    await row.sign('judge')
    expect(await publish()).toMatchObject({ ok: false, why: 'no-minutes' })
    await row.sign('judge2')
    expect((await publish()).ok).toBe(true)
    const events = (await listEventsAfter(database.db, 0, 1000))
      .filter((event) => event.editionId === row.editionContext.edition.id)
      .map((event) => event.action)
    expect(events).toEqual([
      'edition.score',
      'minutes.create',
      'minutes.freeze',
      'minutes.sign',
      'minutes.seal',
      'results.publish',
    ])
  })
})
