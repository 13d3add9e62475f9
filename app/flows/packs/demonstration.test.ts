import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency } from '../../../db/queries/agencies'
import { listEvents } from '../../../db/queries/audit'
import { findEdition, findPreviousEdition } from '../../../db/queries/editions'
import { type Festival, findFestival } from '../../../db/queries/festivals'
import { listObservations } from '../../../db/queries/observations'
import { listQuarantine } from '../../../db/queries/pulls'
import { everything } from '../../../db/queries/scope'
import { listRanking } from '../../../db/queries/rankings'
import { listSources } from '../../../db/queries/sources'
import { describeReason } from '../../../sources/quarantine-reason'
import type { SourceContext } from '../../../sources/source-context'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { demoPack } from '../../workspace/open-workspace'
import { createSourceContext } from '../../workspace/source-context'
import { startDemo } from '../../workspace/start-demo'
import { loadPack } from './load-pack.server'
import { type PullReport, pullFestival } from '../pulls/pull-festival.server'
import { readPack } from './read-pack.server'
import { listRecordsBehind } from '../pulls/records-behind.server'
import { aheadChance, robustnessOfRun, defaultSettings } from '../scoring/robustness.server'
import { scoreEdition } from '../scoring/score-edition.server'

let database: Database
let festival: Festival
let context: SourceContext
let reports: PullReport[]
let closeDemo: () => Promise<void>

beforeAll(async () => {
  database = await openTestDatabase()
  await loadPack(asking(), await readPack(demoPack))
  const [own, demo] = [await findFestival(database.db, 'hamadan'), await startDemo(demoPack)]
  if (!own) throw new Error('The demonstration was not loaded')
  festival = own
  closeDemo = demo.close
  context = createSourceContext(database.db, { allowHosts: [], secret: () => undefined }, demo, {
    viewer: operatorOf('test'),
  })
  reports = await pullFestival(context, festival)
})

afterAll(async () => {
  await closeDemo()
  await database.close()
})

const asking = () => ({ db: database.db, viewer: operatorOf('test'), now: new Date() })

async function findOwnEdition() {
  const edition = await findEdition(database.db, 'hamadan', '1404')
  if (!edition) throw new Error('The edition is missing')
  return edition.edition
}

describe('the demonstration', () => {
  test('its log tells what was loaded, who asked each source, and what came of it', async () => {
    const events = (await listEvents(database.db, {}, 100)).toReversed()
    expect(events.map(({ action }) => action)).toEqual([
      'pack.load',
      ...reports.flatMap(() => ['source.pull', 'pull.store']),
    ])
    expect(events[0]).toMatchObject({
      festivalId: festival.id,
      subject: 'festival:hamadan',
      after: { isFestivalNew: true, editions: expect.arrayContaining(['1404']) },
    })
    for (const [index, { source, outcome }] of reports.entries()) {
      const [asked, stored] = [events[1 + 2 * index], events[2 + 2 * index]]
      expect(asked).toMatchObject({
        origin: 'test',
        festivalId: festival.id,
        subject: `source:${source.code}`,
        after: { pullId: outcome.pullId },
      })
      expect(stored).toMatchObject({
        subject: `pull:${outcome.pullId}`,
        after: {
          source: source.code,
          ...(outcome.ok ? outcome.counts : {}),
          bodies: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      })
    }
  })

  test('every system is read, and every record is somewhere', () => {
    expect(reports).toHaveLength(7)
    for (const { source, outcome } of reports) {
      expect(outcome.ok, source.code).toBe(true)
      if (!outcome.ok) continue
      const { recordsRead, recordsStored, recordsUnchanged, recordsQuarantined } = outcome.counts
      expect(recordsStored + recordsUnchanged + recordsQuarantined, source.code).toBe(recordsRead)
      expect(recordsUnchanged).toBe(0)
    }
  })

  test('a first look shows a quarantine that is small and speaks both languages', async () => {
    const pulls = reports.flatMap(({ outcome }) => (outcome.pullId === null ? [] : [outcome.pullId]))
    const rows = (await Promise.all(pulls.map((pull) => listQuarantine(database.db, pull, 1, 100)))).flat()
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.length).toBeLessThan(25)
    expect(new Set(rows.map((row) => row.reason)).size).toBeGreaterThan(5)
    for (const row of rows) {
      expect(describeReason(row.reason, row.detail, 'fa')).toMatch(/[آ-ی]/)
      expect(describeReason(row.reason, row.detail, 'en')).not.toMatch(/[{}]/)
    }
  })

  test('scoring the same moment twice gives the same hashes, and ranks those that compete', async () => {
    const edition = await findOwnEdition()
    const first = await scoreEdition(asking(), edition)
    if (!first.ok) throw new Error(first.detail)
    const again = await scoreEdition(asking(), edition, { asOf: first.asOf })
    expect(again).toMatchObject({ ok: true, inputHash: first.inputHash, resultHash: first.resultHash })
    expect(first).toMatchObject({ agencies: 100, ranked: 92 })
    const { rows } = await listRanking(database.db, {
      runId: first.runId,
      scope: everything,
      sort: 'rank',
      descending: false,
      page: 1,
      pageSize: 200,
    })
    const totals = rows.filter((row) => row.overall).map((row) => row.total ?? 0)
    expect(totals).toEqual(totals.toSorted((a, b) => b - a))
    expect(rows.filter((row) => !row.competes).every((row) => row.overall === null && row.reasonFa !== null)).toBe(true)
  })

  test('how sure the ranks of a run are agrees with the ranks of the run, and is kept', async () => {
    const outcome = await scoreEdition(asking(), await findOwnEdition())
    if (!outcome.ok) throw new Error(outcome.detail)
    const settings = { ...defaultSettings, draws: 400 }
    const made = await robustnessOfRun(database.db, outcome.runId, { settings })
    if (!made.ok) throw new Error(made.detail)
    const { agencies } = made.robustness
    const { rows } = await listRanking(database.db, {
      runId: outcome.runId,
      scope: everything,
      sort: 'rank',
      descending: false,
      page: 1,
      pageSize: 200,
    })
    expect(agencies.filter(({ overall }) => overall)).toHaveLength(92)
    for (const { code, overall, group } of rows) {
      const row = agencies.find(({ agency }) => agency === code)
      expect(row?.overall === null).toBe(overall === null)
      if (!overall || !row?.overall) continue
      const { best, low, median, high, worst } = row.overall
      const ascending = [best ?? 0, low, median, high, worst ?? 0]
      expect(ascending, code).toEqual(ascending.toSorted((a, b) => a - b))
      expect(overall.rank >= (best ?? 0) && overall.rank <= (worst ?? 0), code).toBe(true)
      expect(row?.group === null).toBe(group === null)
    }
    const [first, last] = [rows[0]?.code ?? '', rows.findLast((row) => row.overall)?.code ?? '']
    expect(aheadChance(made.robustness, first, last)).toBe(1)
    expect(aheadChance(made.robustness, last, first)).toBe(0)
    expect(await robustnessOfRun(database.db, outcome.runId, { settings })).toEqual(made)
    expect(await robustnessOfRun(database.db, 1_000_000)).toMatchObject({ ok: false, why: 'no-run' })
  })

  test('a moment before the first pull knows nothing', async () => {
    const outcome = await scoreEdition(asking(), await findOwnEdition(), { asOf: new Date(0) })
    expect(outcome).toMatchObject({ ok: true, ranked: 0 })
  })

  test('the records behind a sum add up to it', async () => {
    const edition = await findOwnEdition()
    const agency = await findAgency(database.db, festival.id, 'CIVREG')
    const traces = await listObservations(database.db, {
      festivalId: festival.id,
      metrics: ['counter_rural'],
      from: edition.evaluatedFrom,
      to: edition.evaluatedTo,
      asOf: new Date(),
      agencyId: agency?.id ?? 0,
    })
    const trace = traces.find(({ observation }) => observation.records > 2)
    if (!trace) throw new Error('No sum of several records')
    const { records, isCut } = await listRecordsBehind(database.db, trace)
    expect(isCut).toBe(false)
    expect(records).toHaveLength(trace.observation.records)
    expect(records.reduce((sum, record) => sum + record.value, 0)).toBe(trace.observation.value)
  })

  test('pulling again changes nothing', async () => {
    for (const { source, outcome } of await pullFestival(context, festival)) {
      expect(outcome, source.code).toMatchObject({ ok: true, counts: { recordsStored: 0, observationsWritten: 0 } })
    }
  }, 60_000)

  test('loading its pack again adds no version of anything', async () => {
    const before = await listSources(database.db, festival.id)
    await loadPack(asking(), await readPack(demoPack))
    const after = await listSources(database.db, festival.id)
    expect(after.map(({ version }) => version.id)).toEqual(before.map(({ version }) => version.id))
    expect(await listEvents(database.db, { action: 'pack' }, 10)).toHaveLength(1)
  })

  test('the edition before one is the one of the year before, with the same agencies', async () => {
    expect((await findPreviousEdition(database.db, await findOwnEdition()))?.code).toBe('1403')
    const units = await findEdition(database.db, 'hamadan', '1404-units')
    expect(units && (await findPreviousEdition(database.db, units.edition))).toBeNull()
  })

  test('the year before is scored from its own months', async () => {
    const before = await findEdition(database.db, 'hamadan', '1403')
    const outcome = before && (await scoreEdition(asking(), before.edition))
    expect(outcome).toMatchObject({ ok: true, agencies: 100 })
  })
})
