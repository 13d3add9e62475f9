import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmallFestival, day } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { course } from '../schema'
import { createEdition } from './editions'
import { findLatestModelVersion, findModelVersionFor, listModelVersions, saveModelVersion } from './models'

let database: Database
let festivalId: number

beforeAll(async () => {
  database = await openTestDatabase()
  const festival = await createSmallFestival(database.db)
  festivalId = festival.festivalId
})
afterAll(() => database.close())

const save = (code: string, version: string, hash: string) =>
  saveModelVersion(database.db, {
    festivalId,
    code,
    version,
    hash,
    document: { hash },
    createdAt: day,
    nodes: [{ code: 'root', titleFa: 'همه', titleEn: 'All', kind: 'root', position: 0, depth: 0, points: 1000 }],
  })

test('saving the same model again changes nothing', async () => {
  const first = await save('same', '1', 'hash')
  expect(await save('same', '1', 'hash')).toEqual({ ...first, isNew: false })
  expect(await listModelVersions(database.db, first.ok ? first.modelId : 0)).toHaveLength(1)
})

test('another document under a version that is taken is refused, and the old one stays', async () => {
  const first = await save('taken', '1', 'old')
  expect(await save('taken', '1', 'new')).toEqual({ ok: false, why: 'version-taken', detail: 'taken 1' })
  expect(await findLatestModelVersion(database.db, first.ok ? first.modelId : 0)).toMatchObject({
    document: { hash: 'old' },
  })
})

test('another version stands beside the old one, and is the latest', async () => {
  const first = await save('next', '1', 'old')
  await save('next', '2', 'new')
  const modelId = first.ok ? first.modelId : 0
  expect((await listModelVersions(database.db, modelId)).map((row) => row.version)).toEqual(['1', '2'])
  expect(await findLatestModelVersion(database.db, modelId)).toMatchObject({ version: '2', hash: 'new' })
})

test('two that save one version at once end with one', async () => {
  const outcomes = await Promise.all([save('race', '1', 'a'), save('race', '1', 'b')])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('an announced edition keeps its version, whatever is saved later', async () => {
  const first = await save('locked', '1', 'first')
  if (!first.ok) throw new Error(first.detail)
  const { modelId, modelVersionId } = first
  const values = {
    festivalId,
    code: 'locked',
    titleFa: '۱',
    titleEn: '1',
    evaluatedFrom: '2024-01-01',
    evaluatedTo: '2025-01-01',
    modelId,
    isOpenToAll: false,
  }
  const { id } = await createEdition(database.db, values, [])
  await save('locked', '2', 'second')
  expect(await findModelVersionFor(database.db, { id, modelId })).toMatchObject({ version: '2' })
  await database.db.insert(course).values({ editionId: id, state: 'announced', since: day, version: 1, modelVersionId })
  expect(await findModelVersionFor(database.db, { id, modelId })).toMatchObject({ version: '1' })
})
