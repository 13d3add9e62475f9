import type { Db } from '../database'
import * as fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallFestival, createSmallFestival, day, saveSource } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { observation, source } from '../schema'
import { type ObservationStatus, findKindToDecide, listMetricCells, listObservations } from './observations'
import { startPull } from './pulls'
import { type ObservationColumns, saveObservations } from './save-observations'
import { runs } from '../../tests/fixtures/property-runs'

let database: Database
let db: Db

beforeAll(async () => {
  database = await openTestDatabase()
  db = database.db
})
afterAll(() => database.close())

interface Told {
  agency: string
  service?: string
  from: string
  to: string
  status: ObservationStatus
  value: number
}

const farvardin = { from: '2025-03-21', to: '2025-04-21' }
const year = { from: '2025-03-21', to: '2026-03-21' }
const reported = (agency: string, value: number, service?: string): Told => ({
  agency,
  ...(service ? { service } : {}),
  ...farvardin,
  status: 'reported',
  value,
})

interface Stage extends SmallFestival {
  /** Saves what is told of one metric, and says which of it was written. */
  save: (told: readonly Told[], recordedAt: Date, metric?: string) => Promise<number[]>
  /** What is known of one metric at a moment. */
  cells: (
    asOf: Date,
    metric?: string,
  ) => Promise<{ agencyId: number; periodFrom: string; status: ObservationStatus; value: number }[]>
}

let stages = 0

async function setStage(): Promise<Stage> {
  const festival = await createSmallFestival(db, `observations-${++stages}`)
  const { source: own, sourceVersionId } = await saveSource(db, festival.festivalId, { code: 'source' })
  const started = await startPull(db, { sourceId: own.id, sourceVersionId, now: day, leaseUntil: day })
  const pullId = started?.lease.pullId ?? 0
  return {
    ...festival,
    save: (told, recordedAt, metric = 'requests') =>
      saveObservations(
        db,
        { metricId: festival.metrics.get(metric) ?? 0, pullId, recordedAt },
        toColumns(festival, told),
      ),
    cells: async (asOf, metric = 'requests') => {
      const found = await listMetricCells(db, { festivalId: festival.festivalId, metrics: [metric], ...year, asOf })
      return found.map(({ agencyId, periodFrom, status, value }) => ({ agencyId, periodFrom, status, value }))
    },
  }
}

function toColumns({ agencies, services }: SmallFestival, told: readonly Told[]): ObservationColumns {
  return {
    agencyId: told.map((one) => agencies.get(one.agency) ?? 0),
    serviceId: told.map((one) => (one.service ? (services.get(one.service) ?? 0) : 0)),
    periodFrom: told.map((one) => one.from),
    periodTo: told.map((one) => one.to),
    status: told.map((one) => one.status),
    value: told.map((one) => one.value),
    page: told.map(() => 1),
    line: told.map((_, index) => index + 1),
    records: told.map(() => 1),
  }
}

const later = (minutes: number) => new Date(day.getTime() + minutes * 60_000)

test('saving the same observations twice changes nothing', async () => {
  const { save, metrics } = await setStage()
  const told = [
    reported('water', 3),
    { ...reported('health', 0), status: 'no-data' as const },
    reported('water', 4, 's1'),
  ]
  expect(await save(told, later(1))).toEqual([0, 1, 2])
  expect(await save(told, later(2))).toEqual([])
  const stored = await db
    .select()
    .from(observation)
    .where(eq(observation.metricId, metrics.get('requests') ?? 0))
  expect(stored.map((row) => row.revision)).toEqual([1, 1, 1])
})

test('a changed value is a new revision, and the old one stays', async () => {
  const { save, cells, festivalId, agencies } = await setStage()
  await save([reported('water', 3), reported('health', 1)], later(1))
  expect(await save([reported('water', 5), reported('health', 1)], later(2))).toEqual([0])
  const water = agencies.get('water') ?? 0
  const trace = await listObservations(db, {
    festivalId,
    metrics: ['requests'],
    ...year,
    asOf: later(9),
    agencyId: water,
  })
  expect(trace.map((row) => [row.observation.revision, row.observation.value])).toEqual([
    [2, 5],
    [1, 3],
  ])
  expect((await cells(later(1))).find((cell) => cell.agencyId === water)?.value).toBe(3)
  expect((await cells(later(2))).find((cell) => cell.agencyId === water)?.value).toBe(5)
})

test('zero, no data and not applicable are three different things, and a change between them is a revision', async () => {
  const { save, cells, agencies } = await setStage()
  await save(
    [
      reported('water', 0),
      { ...reported('health', 0), status: 'no-data' },
      { ...reported('roads', 0), status: 'not-applicable' },
    ],
    later(1),
  )
  const statusOf = async (moment: Date) => new Map((await cells(moment)).map((cell) => [cell.agencyId, cell.status]))
  const first = await statusOf(later(1))
  expect(['water', 'health', 'roads'].map((code) => first.get(agencies.get(code) ?? 0))).toEqual([
    'reported',
    'no-data',
    'not-applicable',
  ])
  expect(await save([{ ...reported('water', 0), status: 'no-data' }], later(2))).toEqual([0])
})

test('services add up: the sum is of those that reported', async () => {
  const { save, cells } = await setStage()
  await save(
    [reported('water', 3, 's1'), { ...reported('water', 0, 's2'), status: 'no-data' }, reported('water', 10)],
    later(1),
  )
  expect(await cells(later(1))).toEqual([expect.objectContaining({ status: 'reported', value: 13 })])
})

test('where no service reported, no data outweighs not applicable', async () => {
  const { save, cells } = await setStage()
  await save(
    [
      { ...reported('water', 0, 's1'), status: 'not-applicable' },
      { ...reported('water', 0, 's2'), status: 'no-data' },
    ],
    later(1),
  )
  await save([{ ...reported('water', 0, 's1'), status: 'not-applicable' }], later(1), 'stage')
  expect(await cells(later(1))).toEqual([expect.objectContaining({ status: 'no-data', value: 0 })])
  expect(await cells(later(1), 'stage')).toEqual([expect.objectContaining({ status: 'not-applicable', value: 0 })])
})

test('before the first recording nothing is known, and other metrics and other festivals are not seen', async () => {
  const { save, cells } = await setStage()
  const other = await setStage()
  await save([reported('water', 3)], later(1))
  expect(await cells(later(0))).toEqual([])
  expect(await cells(later(1), 'stage')).toEqual([])
  expect(await other.cells(later(1))).toEqual([])
})

test('as of any moment, what was known then is what comes out', async () => {
  const one = fc.record({
    agency: fc.constantFrom('water', 'health', 'roads'),
    service: fc.constantFrom(undefined, 's1', 's2'),
    status: fc.constantFrom<ObservationStatus>('reported', 'no-data', 'not-applicable'),
    month: fc.constantFrom(farvardin, { from: '2025-04-21', to: '2025-05-22' }),
    value: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e100, max: 1e100, noNaN: true })),
  })
  const toTold = ({
    agency,
    service,
    status,
    month,
    value,
  }: {
    agency: string
    service: string | undefined
    status: ObservationStatus
    month: typeof farvardin
    value: number
  }): Told => ({
    agency,
    ...(service ? { service } : {}),
    ...month,
    status,
    value: status === 'reported' ? value : 0,
  })
  const batch = fc.uniqueArray(one.map(toTold), { selector: keyOf, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 5 }), async (batches) => {
      const { save, cells, agencies } = await setStage()
      const known = new Map<string, Told>()
      const expected: { cells: unknown[] }[] = []
      for (const [position, told] of batches.entries()) {
        const changed = told.flatMap((next, index) => (isSame(known.get(keyOf(next)), next) ? [] : [index]))
        expect((await save(told, later(position))).toSorted((a, b) => a - b)).toEqual(changed)
        for (const next of told) known.set(keyOf(next), next)
        expected.push({ cells: addUp([...known.values()], agencies) })
      }
      for (const [position, { cells: then }] of expected.entries()) expect(await cells(later(position))).toEqual(then)
    }),
    { numRuns: runs(25) },
  )
})

const keyOf = (told: Told) => `${told.agency} ${told.service} ${told.from}`

const isSame = (one: Told | undefined, other: Told) =>
  one !== undefined && one.status === other.status && one.value === other.value

/**
 * The same rule in plain words of JavaScript: by agency and month, services added up from the smallest to the largest.
 */
function addUp(known: readonly Told[], agencies: ReadonlyMap<string, number>) {
  const groups = new Map<string, Told[]>()
  for (const told of known)
    groups.set(`${told.from} ${agencies.get(told.agency)}`, [
      ...(groups.get(`${told.from} ${agencies.get(told.agency)}`) ?? []),
      told,
    ])
  const cells = [...groups.values()].map((group) => {
    const values = group
      .filter((told) => told.status === 'reported')
      .map((told) => told.value)
      .toSorted((a, b) => a - b)
    const isUnknown = group.some((told) => told.status === 'no-data')
    return {
      agencyId: agencies.get(group[0]?.agency ?? '') ?? 0,
      periodFrom: group[0]?.from ?? '',
      status: values.length ? ('reported' as const) : isUnknown ? ('no-data' as const) : ('not-applicable' as const),
      // The database keeps a zero's sign and Object.is would tell the two apart.
      value: values.reduce((sum, value) => sum + value, 0) + 0,
    }
  })
  return cells.toSorted((a, b) => a.periodFrom.localeCompare(b.periodFrom) || a.agencyId - b.agencyId)
}

test.for([
  { what: 'NaN', status: 'reported', value: Number.NaN },
  { what: 'infinity', status: 'reported', value: Number.POSITIVE_INFINITY },
  { what: 'minus infinity', status: 'reported', value: Number.NEGATIVE_INFINITY },
  { what: 'a value where there is no data', status: 'no-data', value: 1 },
] as const)('the database refuses $what', async ({ status, value }) => {
  const { save } = await setStage()
  await expect(save([{ agency: 'water', ...farvardin, status, value }], later(1))).rejects.toMatchObject({
    cause: { constraint: 'observation_value' },
  })
})

test('the database refuses a period that ends before it starts, and a second first revision', async () => {
  const { save, metrics, agencies } = await setStage()
  await expect(save([{ ...reported('water', 1), to: '2025-03-21' }], later(1))).rejects.toMatchObject({
    cause: { constraint: 'observation_period' },
  })
  await save([reported('water', 1)], later(1))
  const [stored] = await db
    .select()
    .from(observation)
    .where(eq(observation.metricId, metrics.get('requests') ?? 0))
  expect(stored?.agencyId).toBe(agencies.get('water'))
  const { id: _, ...again } = stored ?? {
    id: 0,
    metricId: 0,
    agencyId: 0,
    periodFrom: '',
    periodTo: '',
    revision: 0,
    status: 'reported',
    value: 0,
    pullId: 0,
    page: 0,
    line: 0,
    records: 0,
    recordedAt: day,
  }
  await expect(db.insert(observation).values({ ...again, value: 2 })).rejects.toMatchObject({
    cause: { constraint: 'observation_revision' },
  })
})

/** What was told, each pull by a source of a kind. */
async function tellByKind(stage: Stage, kind: 'measured' | 'self-declared' | 'surveyed', told: readonly Told[]) {
  const { source: own, sourceVersionId } = await saveSource(db, stage.festivalId, { code: `of-${kind}` })
  await db.update(source).set({ kind }).where(eq(source.id, own.id))
  const started = await startPull(db, { sourceId: own.id, sourceVersionId, now: day, leaseUntil: day })
  const pullId = started?.lease.pullId ?? 0
  return (recordedAt: Date) =>
    saveObservations(db, { metricId: stage.metrics.get('requests') ?? 0, pullId, recordedAt }, toColumns(stage, told))
}

test('each value is of the kind of its observation in force, at the moment that is asked for', async () => {
  const stage = await setStage()
  const declared = await tellByKind(stage, 'self-declared', [reported('water', 3), reported('health', 1)])
  const measured = await tellByKind(stage, 'measured', [reported('water', 5), reported('health', 2, 's1')])
  await declared(later(1))
  await measured(later(2))
  const kinds = async (asOf: Date) =>
    (await listMetricCells(db, { festivalId: stage.festivalId, metrics: ['requests'], ...year, asOf })).map((cell) => [
      cell.agencyId === stage.agencies.get('water') ? 'water' : 'health',
      cell.kinds.join('+'),
    ])
  expect(await kinds(later(1))).toEqual([
    ['water', 'self-declared'],
    ['health', 'self-declared'],
  ])
  expect(await kinds(later(2))).toEqual([
    ['water', 'measured'],
    ['health', 'measured+self-declared'],
  ])
})

test('a decision is of the kind of the value in force, and without one of what most values in force are', async () => {
  const stage = await setStage()
  const may = { from: '2025-04-21', to: '2025-05-22' }
  const declared = await tellByKind(stage, 'self-declared', [reported('water', 3), reported('health', 1)])
  const surveyed = await tellByKind(stage, 'surveyed', [
    { ...reported('water', 3), ...may },
    { ...reported('health', 1), ...may },
    { ...reported('health', 1), from: may.to, to: '2025-06-22' },
  ])
  await declared(later(1))
  await surveyed(later(2))
  const kindOf = (agency: string, periodFrom: string) =>
    findKindToDecide(db, {
      metricId: stage.metrics.get('requests') ?? 0,
      agencyId: stage.agencies.get(agency) ?? 0,
      periodFrom,
    })
  expect(await kindOf('water', farvardin.from)).toBe('self-declared')
  expect(await kindOf('water', may.from)).toBe('surveyed')
  // Nobody told anything of that month: most of the values are surveyed, though the earliest is not.
  expect(await kindOf('health', '2025-07-23')).toBe('surveyed')
  expect(await kindOf('roads', '2025-07-23')).toBe('surveyed')
})
