import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Told, createToldFestival, later } from '../../tests/fixtures/told-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { type RevisionQuery, listRevisions } from './revisions'
import { everything } from './scope'

let database: Database
let stages = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function setStage(told: readonly Told[]) {
  const festival = await createToldFestival(database.db, `revisions-${++stages}`, told)
  const revised = (item: Partial<RevisionQuery> = {}) =>
    listRevisions(database.db, {
      editionId: festival.editionId,
      scope: everything,
      metricIds: [...festival.metrics.values()],
      span: festival.span,
      limit: 10,
      ...item,
    })
  return { festival, revised }
}

const twice: Told[] = [
  { month: 1, value: 3 },
  { month: 1, value: 8 },
  { agency: 'roads', metric: 'stage', month: 2, value: 1 },
  { agency: 'roads', metric: 'stage', month: 2, status: 'no-data' },
]

test('a change names what was and what is, when and by which pull; a first value is none', async () => {
  const { festival, revised } = await setStage(twice)
  expect(await revised()).toMatchObject([
    {
      agency: { code: 'roads' },
      metric: { code: 'stage' },
      before: { status: 'reported', value: 1 },
      after: { status: 'no-data', value: 0 },
      recordedAt: later(3).toISOString(),
    },
    {
      agency: { code: 'water' },
      metric: { code: 'requests' },
      service: null,
      periodFrom: '2025-03-21',
      before: { value: 3 },
      after: { value: 8 },
      revision: 2,
      pullId: festival.pullId,
      source: { code: 'counted', kind: 'measured' },
    },
  ])
})

test('changes are found by agency, metric and source, and after the last one shown', async () => {
  const { festival, revised } = await setStage(twice)
  const agencies = async (item: Partial<RevisionQuery>) => (await revised(item)).map(({ agency }) => agency.code)
  expect(await agencies({ search: 'آبفا' })).toEqual(['water'])
  expect(await agencies({ metricIds: [festival.metrics.get('stage') ?? 0] })).toEqual(['roads'])
  expect(await agencies({ source: 'other' })).toEqual([])
  const [newest] = await revised({ limit: 1 })
  expect(await agencies({ before: newest?.observationId ?? 0 })).toEqual(['water'])
})

test('nothing is told of agencies outside of the scope, nor of what was not known at the moment', async () => {
  const { festival, revised } = await setStage(twice)
  expect(await revised({ scope: { of: 'own', agencyId: festival.idOf('health') } })).toEqual([])
  expect(await revised({ span: { ...festival.span, asOf: later(0) } })).toEqual([])
})
