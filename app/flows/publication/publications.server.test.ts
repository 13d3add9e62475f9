import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTransitions } from '../../../db/queries/course-changes'
import { findCourse, findOpenPublication } from '../../../db/queries/courses'
import type { Database } from '../../../db/client.server'
import { listPublicationFiles, listOpenPublications, readPublicationFile } from '../../../db/queries/publications'
import { listEventsAfter } from '../../../db/queries/audit'
import { createDecidedEdition, decidedAt, sealSomeMinutes } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { recompute } from '../../check/recompute'
import { editionContextOf } from '../../access/edition-context.server'
import { verifyPackage } from '../../exports/verify-package.server'
import { zipFiles } from '../../exports/zip-files'
import { ResultsDocument } from '../../documents/results-document'
import { openSigningKey } from '../../audit/signing.server'
import { advanceEdition } from '../course/advance-edition.server'
import { createPublication } from './publications.server'

let database: Database

beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-publications-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

const opensAt = new Date('2026-06-01T06:30:00.000Z')
const before = new Date(opensAt.getTime() - 1)
const wishes = { opensAt, showsRankings: true, reason: null }

async function decide(code: string) {
  const decided = await createDecidedEdition(database.db, code, 'approved')
  await sealSomeMinutes(database.db, decided)
  return decided
}

async function filesOf(publicationId: number): Promise<Record<string, Uint8Array>> {
  const names = (await listPublicationFiles(database.db, publicationId)).map((file) => file.name)
  const read = await Promise.all(
    names.map(
      async (name) =>
        [name, (await readPublicationFile(database.db, publicationId, name))?.content ?? new Uint8Array()] as const,
    ),
  )
  return Object.fromEntries(read)
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

describe('createPublication', () => {
  test('needs sealed minutes about the list', async () => {
    const { editionContext, as } = await createDecidedEdition(database.db, 'no-minutes', 'approved')
    expect(await createPublication(await as('secretary'), editionContext, wishes)).toMatchObject({
      ok: false,
      why: 'no-minutes',
    })
  })

  test('its files are a package that verifies, and give the published result again', async () => {
    const { editionContext, as } = await decide('whole')
    const made = await createPublication(await as('secretary'), editionContext, wishes)
    if (!made.ok) throw new Error(made.why)
    const files = await filesOf(made.publication.id)
    const { fingerprint } = await openSigningKey()
    expect(verifyPackage(zipFiles(files), fingerprint)).toMatchObject({
      ok: true,
      manifest: { kind: 'publication', number: 1 },
    })
    const results = ResultsDocument.parse(JSON.parse(textOf(files['results.json'])))
    const again = recompute(textOf(files['input.json']), textOf(files['model.json']))
    expect(again).toMatchObject({
      ok: true,
      resultHash: results.run.resultHash,
      inputHash: results.run.inputHash,
      modelHash: results.model.hash,
    })
    expect(results.ranking?.map((row) => [row.code, row.rank, row.total])).toEqual([
      ['gas', 1, 100],
      ['water', 2, 33.33],
      ['post', 3, 0],
      ['roads', 3, 0],
    ])
  })

  test('who was not carried by the votes is no winner, in no file', async () => {
    const { editionContext, as } = await decide('votes')
    const made = await createPublication(await as('secretary'), editionContext, { ...wishes, showsRankings: false })
    if (!made.ok) throw new Error(made.why)
    const files = await filesOf(made.publication.id)
    expect(
      ResultsDocument.parse(JSON.parse(textOf(files['results.json']))).winners.map((one) => one.agency.code),
    ).toEqual(['gas', 'water', 'roads'])
    for (const [name, bytes] of Object.entries(files)) expect(textOf(bytes), name).not.toContain('post')
    expect(Object.keys(files)).not.toContain('input.json')
    expect(Object.keys(files).filter((name) => name.startsWith('ranking'))).toEqual([])
  })

  test('nothing of it is there before its moment, for anyone and by any query', async () => {
    const { editionContext, as } = await decide('embargo')
    const made = await createPublication(await as('secretary'), editionContext, wishes)
    expect(made.ok).toBe(true)
    expect(await listOpenPublications(database.db, editionContext.edition.id, before)).toEqual([])
    expect(await findOpenPublication(database.db, editionContext.edition.id, before)).toBeNull()
    for (const who of [null, 'secretary', 'judge', 'auditor', 'manager']) {
      expect(await editionContextOf(await as(who, before), editionContext, 'results.see'), String(who)).toBeNull()
      expect((await editionContextOf(await as(who, opensAt), editionContext, 'results.see'))?.stage, String(who)).toBe(
        'published',
      )
    }
    for (const act of [
      'edition.see',
      'rankings.see',
      'agency.see',
      'model.see',
      'categories.see',
      'ceremony.see',
    ] as const) {
      expect(await editionContextOf(await as(null, before), editionContext, act), act).toBeNull()
      expect(await editionContextOf(await as(null, opensAt), editionContext, act), act).not.toBeNull()
    }
  })

  test('where only winners are published, the ranking stays closed to the public', async () => {
    const { editionContext, as } = await decide('winners-only')
    await createPublication(await as('secretary'), editionContext, { ...wishes, showsRankings: false })
    expect(await editionContextOf(await as(null, opensAt), editionContext, 'results.see')).not.toBeNull()
    expect(await editionContextOf(await as(null, opensAt), editionContext, 'rankings.see')).toBeNull()
    expect(await editionContextOf(await as(null, opensAt), editionContext, 'agency.see')).toBeNull()
    expect(await editionContextOf(await as('judge', opensAt), editionContext, 'rankings.see')).not.toBeNull()
  })

  test('a correction needs a reason, has the next number, and leaves the first as it was', async () => {
    const { editionContext, as } = await decide('correction')
    const first = await createPublication(await as('secretary'), editionContext, { ...wishes, opensAt: decidedAt })
    if (!first.ok) throw new Error(first.why)
    const kept = await filesOf(first.publication.id)
    expect(await createPublication(await as('secretary'), editionContext, wishes)).toMatchObject({
      ok: false,
      why: 'no-reason',
    })
    const second = await createPublication(await as('secretary'), editionContext, {
      ...wishes,
      reason: 'نام یک دستگاه',
    })
    expect(second).toMatchObject({ ok: true, publication: { number: 2, reason: 'نام یک دستگاه' } })
    expect(
      (await listOpenPublications(database.db, editionContext.edition.id, before)).map((one) => one.number),
    ).toEqual([1])
    expect(
      (await listOpenPublications(database.db, editionContext.edition.id, opensAt)).map((one) => one.number),
    ).toEqual([2, 1])
    expect(await filesOf(first.publication.id)).toEqual(kept)
  })

  test('two at the same moment are two numbers, or one and a reason that is missing', async () => {
    const { editionContext, as } = await decide('both')
    const made = await Promise.all([
      createPublication(await as('secretary'), editionContext, wishes),
      createPublication(await as('secretary'), editionContext, wishes),
    ])
    expect(made.map((one) => (one.ok ? one.publication.number : one.why)).toSorted()).toEqual([1, 'no-reason'])
  })

  test('two who approve at the same moment publish once', async () => {
    const decided = await createDecidedEdition(database.db, 'approve-both')
    await sealSomeMinutes(database.db, decided)
    const { editionContext, as } = decided
    const { version } = await findCourse(database.db, editionContext.edition.id)
    const secretary = await as('secretary')
    const approve = async () =>
      advanceEdition(secretary, editionContext, { step: 'approve', version, reason: '', opensAt, showsRankings: true })
    const both = await Promise.all([approve(), approve()])
    expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['moved-meanwhile', 'ok'])
    expect(
      (await listOpenPublications(database.db, editionContext.edition.id, opensAt)).map((one) => one.number),
    ).toEqual([1])
  })

  test('what opened is written down as published once, whoever comes first at the same moment', async () => {
    const { editionContext, as } = await decide('settle-both')
    await createPublication(await as('secretary'), editionContext, { ...wishes, opensAt: decidedAt })
    const { version } = await findCourse(database.db, editionContext.edition.id)
    const secretary = await as('secretary', opensAt)
    const archive = async () => advanceEdition(secretary, editionContext, { step: 'archive', version, reason: '' })
    const both = await Promise.all([archive(), archive()])
    expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['moved-meanwhile', 'ok'])
    expect(
      (await listTransitions(database.db, editionContext.edition.id)).map((transition) => transition.step),
    ).toEqual(['publish', 'archive'])
  })

  test('nothing opens before what is sealed already, whatever the moment that a correction names', async () => {
    const { editionContext, as } = await decide('before-embargo')
    const correct = async (date: Date, now = decidedAt) =>
      createPublication(await as('secretary', now), editionContext, {
        opensAt: date,
        showsRankings: true,
        reason: 'نام یک دستگاه',
      })
    await correct(opensAt)
    for (const date of [new Date(0), decidedAt, before])
      expect(await correct(date), date.toISOString()).toMatchObject({
        ok: false,
        why: 'embargo',
        detail: opensAt.toISOString(),
      })
    expect(await correct(opensAt)).toMatchObject({ ok: true, publication: { number: 2, opensAt } })
    expect(await listOpenPublications(database.db, editionContext.edition.id, before)).toEqual([])
    expect(await correct(new Date(0), opensAt)).toMatchObject({ ok: true, publication: { number: 3, opensAt } })
  })

  test('results are approved for a moment to come, or plainly at once', async () => {
    const decided = await createDecidedEdition(database.db, 'approve-past')
    await sealSomeMinutes(database.db, decided)
    const { editionContext, as } = decided
    const { version } = await findCourse(database.db, editionContext.edition.id)
    const approve = async (item: Date | 'now') =>
      advanceEdition(await as('secretary'), editionContext, {
        step: 'approve',
        version,
        reason: '',
        opensAt: item,
        showsRankings: true,
      })
    for (const date of [new Date(0), decidedAt])
      expect(await approve(date)).toMatchObject({ ok: false, why: 'opening-past' })
    expect(await findOpenPublication(database.db, editionContext.edition.id, decidedAt)).toBeNull()
    expect(await approve('now')).toMatchObject({ ok: true, course: { embargoUntil: decidedAt } })
    expect(await findOpenPublication(database.db, editionContext.edition.id, decidedAt)).toMatchObject({
      number: 1,
      opensAt: decidedAt,
    })
  })

  test('a moment that is past means now, and the event says what was sealed', async () => {
    const { editionContext, as } = await decide('past')
    const made = await createPublication(await as('secretary'), editionContext, { ...wishes, opensAt: new Date(0) })
    expect(made).toMatchObject({ ok: true, publication: { opensAt: decidedAt } })
    const events = (await listEventsAfter(database.db, 0, 1000)).filter(
      (event) => event.editionId === editionContext.edition.id,
    )
    expect(events.at(-1)).toMatchObject({
      action: 'results.publish',
      subject: 'publication:1',
      after: { manifestHash: made.ok ? made.publication.manifestHash : '' },
    })
  })
})
