import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listEvents } from '../../../db/queries/audit'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { findLatestModelVersion, listModelVersions } from '../../../db/queries/models'
import type { Model } from '../../../scoring/model'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { type EditionContext, editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { saveDraft } from './edit-model.server'
import { storedModel } from '../../model/stored-model'

let database: Database
let where: { festival: Festival; edition: Edition }
let editionContext: EditionContext
let model: Model
let count = 0
const context = (name: string) => ({ db: database.db, viewer: operatorOf(name), now: new Date('2026-01-01T08:00:00Z') })

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  where = await createScoredEdition(database.db, `model-${++count}`)
  const found = await editionContextOf(context('test'), where, 'model.edit')
  const version = await findLatestModelVersion(database.db, where.edition.modelId)
  if (!found || !version) throw new Error('There is no model to edit')
  editionContext = found
  model = storedModel(version)
})

const save = (item: Partial<Model>, opened = model.version) =>
  saveDraft(context('test'), editionContext, { text: JSON.stringify({ ...model, ...item }), reason: '', opened })
const latest = async () => {
  const version = await findLatestModelVersion(database.db, where.edition.modelId)
  if (!version) throw new Error('There is no model')
  return storedModel(version)
}
const title = (en: string) => ({ ...model.title, en })
const weigh = (weight: number) => ({
  ...model.tree,
  children: model.tree.children.map((child, index) => (index ? child : { ...child, weight })),
})

test('the second of two people is told what changed, by whom, and gets a free number', async () => {
  expect(await save({ version: '9.1.0', title: title('Theirs') })).toEqual({ ok: true, version: '9.1.0' })
  const second = await save({ version: '9.1.0', tree: weigh(77) })
  expect(second).toMatchObject({
    ok: false,
    errors: [],
    rebased: {
      version: '9.1.0',
      takenNumber: '9.1.0',
      by: { at: new Date('2026-01-01T08:00:00Z') },
      changed: [{ node: null, field: 'title', now: title('Theirs'), yours: model.title, kept: 'now' }],
    },
  })
  expect((await latest()).version).toBe('9.1.0')
})

test('saved again on the newer version, nobody’s change is lost', async () => {
  await save({ version: '9.1.0', title: title('Theirs') })
  const second = await save({ version: '9.1.0', tree: weigh(77) })
  const rebased = second.ok ? undefined : second.rebased
  const { document: text = '', version: opened = '' } = rebased ?? {}
  expect(await saveDraft(context('test'), editionContext, { text, reason: '', opened })).toEqual({
    ok: true,
    version: '9.1.1',
  })
  expect(await latest()).toMatchObject({ title: title('Theirs'), tree: weigh(77) })
})

test('of two who save one number at the same moment one is saved and the other one told', async () => {
  const numbers = async () =>
    (await listModelVersions(database.db, where.edition.modelId)).map(({ version }) => version)
  const before = await numbers()
  const outcomes = await Promise.all([
    save({ version: '9.1.0', title: title('One') }),
    save({ version: '9.1.0', title: title('Two') }),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.rebased?.changed[0]?.field]))).toEqual(['title'])
  expect(await numbers()).toEqual([...before, '9.1.0'])
})

test('the same document sent twice is saved once', async () => {
  const outcomes = [await save({ version: '9.1.0' }), await save({ version: '9.1.0' })]
  expect(outcomes).toEqual([
    { ok: true, version: '9.1.0' },
    { ok: true, version: '9.1.0' },
  ])
  const events = await listEvents(database.db, { action: 'model.save', editionId: where.edition.id }, 10)
  expect(events).toHaveLength(1)
})

test('an earlier version that is sent again is not said to be saved', async () => {
  await save({ version: '9.1.0', title: title('Theirs') })
  expect(await save({}, '9.1.0')).toMatchObject({ ok: false, errors: [{ pointer: '/version' }] })
})
