import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency } from '../../../db/queries/agencies'
import { listEventsAfter } from '../../../db/queries/audit'
import { createMetrics, findLatestId, findObservation, listMetrics } from '../../../db/queries/observations'
import { findLatestPublication, listPublicationFiles, readPublicationFile } from '../../../db/queries/publications'
import { findRun, listRuns } from '../../../db/queries/runs'
import { listEntries } from '../../../db/queries/shortlists'
import { metric, observation } from '../../../db/schema'
import {
  type DecidedEdition,
  createDecidedEdition,
  decidedAt,
  sealSomeMinutes,
} from '../../../tests/fixtures/decided-edition'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { awardRunId } from '../../access/awards-context.server'
import { editionContextOf } from '../../access/edition-context.server'
import { mayReadObservation } from '../../access/observation-scope.server'
import { openSigningKey } from '../../audit/signing.server'
import { recompute } from '../../check/recompute'
import { verifyPackage } from '../../exports/verify-package.server'
import { zipFiles } from '../../exports/zip-files'
import { ResultsDocument } from '../../documents/results-document'
import { type CorrectionWanted, publishCorrection, tryCorrection } from './correct-values.server'
import { findOpened, openPublicationFile } from '../publication/open-publication.server'
import { closeShortlist } from '../shortlist/close-shortlist.server'
import { proposeShortlist } from '../shortlist/propose-shortlist.server'
import { writeInternal } from './write-internal.server'
import { createPublication } from '../publication/publications.server'
import { listRecordsBehind } from '../pulls/records-behind.server'
import { castVotes, closeRound, openRound } from '../votes/vote.server'

let database: Database

beforeAll(async () => {
  process.env['SANJEH_DATA'] = mkdtempSync(path.join(os.tmpdir(), 'sanjeh-corrections-'))
  database = await openTestDatabase()
})
afterAll(() => database.close())

const month = '2025-03-21'
/** Water's letters were 70 and are 95: ahead of gas, which has 90. */
const wanted: CorrectionWanted = {
  agency: 'water',
  metric: 'letters',
  values: [{ periodFrom: month, status: 'reported', value: 95 }],
  reason: 'نامه‌های آبان شمرده نشده بود.',
  corrects: 1,
}
const opening = { opensAt: decidedAt, showsRankings: true }

async function publish(code: string): Promise<DecidedEdition> {
  const edition = await createDecidedEdition(database.db, code, 'published')
  await sealSomeMinutes(database.db, edition)
  const made = await createPublication(await edition.as('secretary'), edition.editionContext, {
    ...opening,
    reason: null,
  })
  if (!made.ok) throw new Error(made.why)
  return edition
}

async function filesOf(editionId: number, number: number): Promise<Record<string, string>> {
  const opened = await findOpened({ db: database.db, now: decidedAt }, editionId, number)
  const names = opened ? (await listPublicationFiles(database.db, opened.publication.id)).map((file) => file.name) : []
  const read = await Promise.all(
    names.map(
      async (name) =>
        [
          name,
          Buffer.from(
            (await readPublicationFile(database.db, opened?.publication.id ?? 0, name))?.content ?? [],
          ).toString('base64'),
        ] as const,
    ),
  )
  return Object.fromEntries(read)
}

async function preview({ as, editionContext }: DecidedEdition, item: CorrectionWanted = wanted) {
  const tried = await tryCorrection(await as('secretary'), editionContext, item)
  if (!tried.ok) throw new Error(tried.why)
  return tried.preview
}

test('trying a correction shows all that it changes and keeps none of it', async () => {
  const edition = await publish('try')
  const before = [
    await database.db.$count(observation),
    (await listRuns(database.db, edition.editionContext.edition.id)).length,
  ]
  const { correction, hasNewerData } = await preview(edition)
  expect(hasNewerData).toBe(false)
  expect(correction.values).toMatchObject([
    {
      agency: { code: 'water' },
      metric: { code: 'letters' },
      before: { status: 'reported', value: 70 },
      after: { status: 'reported', value: 95 },
    },
  ])
  // Min–max of 60, 90 and 95: gas comes to (90 − 60) / 35 of 100, water to all of it.
  expect(
    correction.changes.map(({ code, totalBefore, totalAfter, rankBefore, rankAfter }) => [
      code,
      totalBefore,
      totalAfter,
      rankBefore,
      rankAfter,
    ]),
  ).toEqual([
    ['water', 33.33, 100, 2, 1],
    ['gas', 100, 85.71, 1, 2],
  ])
  expect(
    correction.awards.map(({ agency, placeBefore, placeAfter }) => [agency.code, placeBefore, placeAfter]).toSorted(),
  ).toEqual([
    ['gas', 1, 2],
    ['water', 2, 1],
  ])
  expect([
    await database.db.$count(observation),
    (await listRuns(database.db, edition.editionContext.edition.id)).length,
  ]).toEqual(before)
})

test('a correction is published beside the first, which stays byte for byte; it verifies, and can be computed again', async () => {
  const edition = await publish('beside')
  const { editionContext, as } = edition
  const first = await filesOf(editionContext.edition.id, 1)
  const { resultHash } = await preview(edition)
  const made = await publishCorrection(await as('secretary'), editionContext, wanted, { ...opening, resultHash })
  expect(made).toMatchObject({ ok: true, publication: { number: 2, reason: wanted.reason } })
  expect(await filesOf(editionContext.edition.id, 1)).toEqual(first)
  const opened = await findOpened({ db: database.db, now: decidedAt }, editionContext.edition.id, null)
  expect(opened?.numbers).toEqual([2, 1])
  expect(opened?.results.ranking?.map((row) => [row.code, row.groupRank, row.total])).toEqual([
    ['water', 1, 100],
    ['gas', 2, 85.71],
    ['post', 1, 0],
    ['roads', 1, 0],
  ])
  expect(opened?.results.winners.map((row) => [row.agency.code, row.place])).toEqual([
    ['gas', 1],
    ['water', 2],
    ['roads', 1],
  ])
  expect(opened?.results.list.resultHash).not.toBe(opened?.results.run.resultHash)
  expect(opened?.results.correction).toMatchObject({ corrects: 1, values: [{ after: { value: 95 } }] })
  const files = Object.fromEntries(
    Object.entries(await filesOf(editionContext.edition.id, 2)).map(([name, text]) => [
      name,
      new Uint8Array(Buffer.from(text, 'base64')),
    ]),
  )
  expect(verifyPackage(zipFiles(files), (await openSigningKey()).fingerprint)).toMatchObject({
    ok: true,
    manifest: { kind: 'publication', number: 2 },
  })
  const textOf = (name: string) => new TextDecoder().decode(files[name])
  expect(recompute(textOf('input.json'), textOf('model.json'))).toMatchObject({ ok: true, resultHash })
})

test('the corrected value leads to a record that says what it corrects, and why', async () => {
  const edition = await publish('record')
  const { editionContext, as } = edition
  const { resultHash } = await preview(edition)
  await publishCorrection(await as('secretary'), editionContext, wanted, { ...opening, resultHash })
  const published = await findLatestPublication(database.db, editionContext.edition.id)
  const run = await findRun(database.db, editionContext.edition.id, published?.runId ?? 0)
  expect(run?.run).toMatchObject({ resultHash, purpose: 'regular' })
  const metricId = (await listMetrics(database.db, editionContext.festival.id))[0]?.id ?? 0
  const { agencyId } = (await database.db.select().from(observation)).findLast(
    (row) => row.metricId === metricId && row.value === 95,
  ) ?? { agencyId: 0 }
  const id = await findLatestId(database.db, { metricId, agencyId, periodFrom: month })
  const trace = await findObservation(database.db, editionContext.festival.id, id ?? 0)
  expect(trace).toMatchObject({
    observation: { value: 95, revision: 2 },
    source: { code: 'corrections', kind: 'measured' },
  })
  const { records } = trace ? await listRecordsBehind(database.db, trace) : { records: [] }
  expect(records[0]?.raw).toMatchObject({
    corrects: 1,
    reason: wanted.reason,
    agency: 'water',
    before: { value: 70 },
    value: 95,
    by: 'administrator',
  })
  const events = (await listEventsAfter(database.db, 0, 1000)).filter(
    (event) => event.editionId === editionContext.edition.id,
  )
  expect(events.slice(-2).map(({ action, subject, reason }) => [action, subject, reason])).toEqual([
    ['results.correct', 'publication:1', wanted.reason],
    ['results.publish', 'publication:2', wanted.reason],
  ])
})

test('judges read the run that a list is picked from: the corrected one as soon as it is open', async () => {
  const edition = await publish('judges-read')
  const { editionContext, as } = edition
  const opensAt = new Date(decidedAt.getTime() + 3_600_000)
  const made = await publishCorrection(await as('secretary'), editionContext, wanted, {
    ...opening,
    opensAt,
    resultHash: (await preview(edition)).resultHash,
  })
  if (!made.ok) throw new Error(made.why)
  const readBy = async (who: string, now: Date) => {
    const read = await editionContextOf(await as(who, now), editionContext, 'rankings.see')
    return read && [read.runId, awardRunId(read), read.publishedRunId]
  }
  // What the page of the list asks, to say that its result was corrected, is the last.
  expect(await readBy('judge', decidedAt)).toEqual([edition.runId, edition.runId, edition.runId])
  expect(await readBy('judge', opensAt)).toEqual([
    made.publication.runId,
    made.publication.runId,
    made.publication.runId,
  ])
  expect(await readBy('secretary', decidedAt)).toMatchObject({ 2: edition.runId })
  expect(await readBy('secretary', opensAt)).toEqual([null, made.publication.runId, made.publication.runId])
})

test('before its minute nobody outside sees anything of a correction', async () => {
  const edition = await publish('embargo')
  const { editionContext, as } = edition
  const opensAt = new Date(decidedAt.getTime() + 3_600_000)
  const { resultHash } = await preview(edition)
  const first = await findLatestPublication(database.db, editionContext.edition.id)
  const made = await publishCorrection(await as('secretary'), editionContext, wanted, {
    ...opening,
    opensAt,
    resultHash,
  })
  if (!made.ok) throw new Error(made.why)
  const readBy = async (who: string | null, now: Date) =>
    (await editionContextOf(await as(who, now), editionContext, 'rankings.see'))?.runId
  expect(await readBy(null, decidedAt)).toBe(first?.runId)
  expect(await readBy(null, opensAt)).toBe(made.publication.runId)
  expect(
    await openPublicationFile({ db: database.db, now: decidedAt }, editionContext.edition.id, 2, 'results.json'),
  ).toBeNull()
})

test('before its minute its agency does not find the corrected value by the number of the observation', async () => {
  const edition = await publish('number')
  const { editionContext, as } = edition
  const [correctedAt, opensAt] = [new Date(decidedAt.getTime() + 60_000), new Date(decidedAt.getTime() + 3_600_000)]
  const { resultHash } = await preview(edition)
  const made = await publishCorrection(await as('secretary', correctedAt), editionContext, wanted, {
    ...opening,
    opensAt,
    resultHash,
  })
  expect(made).toMatchObject({ ok: true })
  const agency = await findAgency(database.db, editionContext.festival.id, 'water')
  const [before, corrected] = (
    await database.db
      .select()
      .from(observation)
      .where(eq(observation.agencyId, agency?.id ?? 0))
  ).toSorted((a, b) => a.revision - b.revision)
  if (!agency || !before || !corrected) throw new Error('The values were not stored')
  const viewer = await createViewer(database.db, editionContext.festival.id, { role: 'agency', agencyId: agency.id })
  const reads = ({ periodFrom, periodTo, recordedAt }: typeof corrected, now: Date) =>
    mayReadObservation({ db: database.db, viewer, now }, editionContext.festival, {
      metric: 'letters',
      agency,
      period: { from: periodFrom, to: periodTo },
      recordedAt,
    })
  expect([await reads(before, correctedAt), await reads(corrected, correctedAt)]).toEqual([true, false])
  expect([await reads(before, opensAt), await reads(corrected, opensAt)]).toEqual([true, true])
})

test('where only winners are published, a correction tells nothing of ranks and values', async () => {
  const edition = await publish('winners')
  const { editionContext, as } = edition
  const { resultHash } = await preview(edition)
  await publishCorrection(await as('secretary'), editionContext, wanted, {
    ...opening,
    showsRankings: false,
    resultHash,
  })
  const { results } = (await findOpened({ db: database.db, now: decidedAt }, editionContext.edition.id, 2)) ?? {}
  expect([results?.correction, results?.ranking]).toEqual([null, null])
  expect(ResultsDocument.parse(results).reason).toBe(wanted.reason)
})

test('another result than the one that was shown is not published, and nothing of it stays', async () => {
  const edition = await publish('other')
  const before = await database.db.$count(observation)
  const made = await publishCorrection(await edition.as('secretary'), edition.editionContext, wanted, {
    ...opening,
    resultHash: 'f'.repeat(64),
  })
  expect(made).toMatchObject({ ok: false, why: 'other-result' })
  expect([
    await database.db.$count(observation),
    (await findLatestPublication(database.db, edition.editionContext.edition.id))?.number,
  ]).toEqual([before, 1])
})

test('of two corrections at the same moment one is published, and the other is told so', async () => {
  const edition = await publish('both')
  const { resultHash } = await preview(edition)
  const context = await edition.as('secretary')
  const made = await Promise.all(
    [1, 2].map(() => publishCorrection(context, edition.editionContext, wanted, { ...opening, resultHash })),
  )
  expect(made.map((one) => (one.ok ? one.publication.number : one.why)).toSorted()).toEqual([2, 'published-meanwhile'])
})

/** Of the letters of water so many are known to be electronic. */
async function knowPart(edition: DecidedEdition, value: number) {
  await knowOther(edition, { partOf: [{ metric: 'letters', times: 1 }] }, '2025-04-21', value)
}

/** Another metric of water, from the first month to a day. */
async function knowOther(
  { editionContext: { festival } }: DecidedEdition,
  more: Partial<typeof metric.$inferInsert>,
  periodTo: string,
  value: number,
) {
  const { db } = database
  const own = { code: 'electronic', titleFa: 'نامهٔ الکترونیکی', titleEn: 'Electronic letters', unit: 'letter' }
  await createMetrics(db, [{ festivalId: festival.id, ...own, decimals: 0, mayBeNegative: false, ...more }])
  const metricId = (await listMetrics(db, festival.id)).find(({ code }) => code === own.code)?.id ?? 0
  const agencyId = (await findAgency(db, festival.id, 'water'))?.id ?? 0
  const source = { code: 'system', kind: 'measured', titleFa: 'سامانه', titleEn: 'System' } as const
  await writeInternal(
    db,
    festival,
    source,
    [{ metricId, agencyId, periodFrom: month, periodTo, status: 'reported', value, raw: {} }],
    decidedAt,
  )
}

test('a correction needs somebody who may, a reason, a value that differs and one that can be', async () => {
  const edition = await publish('refused')
  const why = async (who: string, change: Partial<CorrectionWanted>) => {
    const tried = await tryCorrection(await edition.as(who), edition.editionContext, { ...wanted, ...change })
    return tried.ok ? 'done' : tried.why
  }
  expect(await why('judge', {})).toBe('not-now')
  expect(await why('secretary', { reason: ' ' })).toBe('no-reason')
  expect(await why('secretary', { corrects: 2 })).toBe('published-meanwhile')
  expect(await why('secretary', { agency: 'nobody' })).toBe('unknown')
  expect(await why('secretary', { values: [{ periodFrom: month, status: 'reported', value: 70 }] })).toBe('nothing')
  expect(await why('secretary', { values: [{ periodFrom: month, status: 'reported', value: -1 }] })).toBe('bad-value')
  await knowPart(edition, 60)
  const tried = await tryCorrection(await edition.as('secretary'), edition.editionContext, {
    ...wanted,
    values: [{ periodFrom: month, status: 'reported', value: 59 }],
  })
  expect(tried).toMatchObject({
    why: 'bad-value',
    impossible: { reason: 'part-above-whole', metric: { code: 'electronic' }, value: 60, limit: 59 },
  })
  const sealed = await createDecidedEdition(database.db, 'sealed', 'approved')
  expect(await tryCorrection(await sealed.as('secretary'), sealed.editionContext, wanted)).toMatchObject({
    ok: false,
    why: 'not-now',
  })
})

test('a month is not corrected to more than the known whole of its year', async () => {
  const edition = await publish('whole-of-year')
  await knowOther(edition, { overPeriods: 'adds-up' }, '2026-03-21', 90)
  await database.db
    .update(metric)
    .set({ overPeriods: 'adds-up', partOf: [{ metric: 'electronic', times: 1 }] })
    .where(and(eq(metric.festivalId, edition.editionContext.festival.id), eq(metric.code, 'letters')))
  const attempt = async (value: number) =>
    tryCorrection(await edition.as('secretary'), edition.editionContext, {
      ...wanted,
      values: [{ periodFrom: month, status: 'reported', value }],
    })
  expect(await attempt(91)).toMatchObject({
    why: 'bad-value',
    impossible: { reason: 'part-above-whole', metric: { code: 'letters' }, value: 91, limit: 90 },
  })
  expect(await attempt(90)).toMatchObject({ ok: true })
})

test('a value can be taken back: no data is not zero', async () => {
  const edition = await publish('taken-back')
  const { correction } = await preview(edition, {
    ...wanted,
    values: [{ periodFrom: month, status: 'no-data', value: 0 }],
  })
  expect(correction.values[0]?.after).toEqual({ status: 'no-data', value: 0 })
  expect(correction.changes.find(({ code }) => code === 'water')).toMatchObject({ totalAfter: null, rankAfter: null })
})

test('awards change after a correction only by a new list, voted on and signed', async () => {
  const edition = await publish('new-list')
  const { editionContext, as } = edition
  let secretary = await as('secretary')
  expect(await proposeShortlist(secretary, editionContext, { after: 1 })).toMatchObject({ ok: false, why: 'voted' })
  const { resultHash } = await preview(edition)
  const opensAt = new Date(decidedAt.getTime() + 3_600_000)
  await publishCorrection(secretary, editionContext, wanted, { ...opening, opensAt, resultHash })
  expect(await proposeShortlist(secretary, editionContext, { after: 1 })).toMatchObject({ ok: false, why: 'voted' })
  secretary = await as('secretary', opensAt)
  const listed = await proposeShortlist(secretary, editionContext, { after: 1 })
  if (!listed.ok) throw new Error(listed.why)
  const round = await openRound(secretary, editionContext, { quorumPercent: 50, majority: 'simple' })
  if (!round.ok) throw new Error(round.why)
  const choices = new Map(
    (await listEntries(database.db, listed.shortlist.id)).map((entry) => [entry.id, 'for' as const]),
  )
  for (const name of ['judge', 'judge2'])
    await castVotes(await as(name, opensAt), editionContext, { roundId: round.round.id, choices })
  await closeRound(secretary, editionContext, round.round.id)
  expect(await closeShortlist(secretary, editionContext)).toMatchObject({ ok: true, number: 2 })
  const again = { ...opening, reason: 'فهرست تازه' }
  expect(await createPublication(secretary, editionContext, again)).toMatchObject({ ok: false, why: 'no-minutes' })
  await sealSomeMinutes(database.db, { ...edition, shortlistId: listed.shortlist.id }, 2)
  expect(await createPublication(secretary, editionContext, again)).toMatchObject({
    ok: true,
    publication: { number: 3 },
  })
  const opened = await findOpened({ db: database.db, now: opensAt }, editionContext.edition.id, null)
  expect(opened?.results.winners.map((row) => [row.agency.code, row.place])).toEqual([
    ['water', 1],
    ['gas', 2],
    ['post', 1],
    ['roads', 1],
  ])
  expect(opened?.results.run.resultHash).toBe(opened?.results.list.resultHash)
})
