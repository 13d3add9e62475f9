import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type WalkedEdition,
  type ViewerName,
  createWalkedEdition,
  walkedCode,
} from '../../../tests/fixtures/walked-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import type { EditionState } from '../../../db/queries/courses'
import { findEdition } from '../../../db/queries/editions'
import { editionContextOf } from '../../access/edition-context.server'
import { loadEditionOverview } from './edition-overview.server'
import { loadStart } from './start-overview.server'
import { findStartPath } from './start-path.server'

let database: Database
let walked: WalkedEdition

beforeAll(async () => {
  database = await openTestDatabase()
  walked = await createWalkedEdition(database.db)
})
afterAll(() => database.close())

const askingAs = async (name: ViewerName, state: EditionState) => ({
  db: database.db,
  viewer: walked.viewers[name],
  now: await walked.enter(state),
})

/** The parts of the page that somebody is shown in a state; null where the edition is not theirs to see. */
async function partsFor(name: ViewerName, state: EditionState): Promise<string[] | null> {
  const context = await askingAs(name, state)
  const where = await findEdition(database.db, walkedCode, '1404')
  const editionContext = where && (await editionContextOf(context, where, 'edition.see'))
  if (!editionContext) return null
  const { standing, tasks, own, figures, sources, results } = await loadEditionOverview(context, editionContext)
  const parts = { standing, tasks, own, spreads: figures, leaders: figures?.named, sources, results }
  return Object.entries(parts).flatMap(([part, shown]) => (shown ? [part] : []))
}

const course = ['standing', 'tasks']
const ranking = ['spreads', 'leaders']

test.each([
  ['administrator', 'draft', [...course, ...ranking, 'sources']],
  ['manager', 'collecting', [...course, ...ranking, 'sources']],
  ['auditor', 'published', [...course, ...ranking, 'sources', 'results']],
  ['agency', 'collecting', course],
  ['agency', 'preliminary', [...course, 'own', 'spreads']],
  ['agency', 'published', [...course, 'own', ...ranking, 'results']],
  ['evaluator', 'review', course],
  ['judge', 'review', course],
  ['judge', 'shortlisting', [...course, ...ranking]],
  ['nobody', 'approved', null],
  ['nobody', 'published', [...ranking, 'results']],
  ['stranger', 'approved', null],
] as const)('%s, %s: is shown %s', async (name, state, parts) => {
  expect(await partsFor(name, state)).toEqual(parts)
})

test('who reads one county finds its agencies alone among the first and in the coverage', async () => {
  const context = await askingAs('countyManager', 'final')
  const where = await findEdition(database.db, walkedCode, '1404')
  const editionContext = where && (await editionContextOf(context, where, 'edition.see'))
  const { figures } = editionContext ? await loadEditionOverview(context, editionContext) : { figures: null }
  expect(figures?.named?.leaders.map(({ code, rank }) => [code, rank])).toEqual([['water', 2]])
  expect(figures?.named?.coverage).toEqual([
    { group: 'first', agencies: 1, coverage: 1, reported: 1, noData: 0, notApplicable: 0 },
  ])
  expect(figures?.spreads.map(({ group, scored }) => [group, scored])).toEqual([['first', 1]])
})

test('an agency is told nothing of groups that are too small to hide in', async () => {
  const context = await askingAs('agency', 'preliminary')
  const where = await findEdition(database.db, walkedCode, '1404')
  const editionContext = where && (await editionContextOf(context, where, 'edition.see'))
  expect(editionContext && (await loadEditionOverview(context, editionContext)).figures?.spreads).toEqual([])
})

test('who signs in begins at their agency’s card once they may see it, and at the only edition before that', async () => {
  const startOf = async (name: ViewerName, state: EditionState) => findStartPath(await askingAs(name, state))
  expect(await startOf('agency', 'collecting')).toBe('/walked/1404')
  expect(await startOf('agency', 'preliminary')).toBe('/walked/1404/agencies/gas')
  expect(await startOf('rival', 'published')).toBe('/walked/1404/agencies/post')
  expect(await startOf('judge', 'final')).toBe('/walked/1404')
  expect(await startOf('nobody', 'published')).toBe('')
  expect(await startOf('stranger', 'final')).toBe('')
})

test('the start page lists to the public what is published, and to others what they may see with what waits for them', async () => {
  const seen = async (name: ViewerName, state: EditionState) =>
    (await loadStart(await askingAs(name, state))).map(({ festival, editions, tasks }) => [
      festival.code,
      editions.map((edition) => [edition.edition.code, edition.state, edition.published?.winners.length ?? null]),
      tasks.map(({ path }) => path),
    ])
  expect(await seen('nobody', 'approved')).toEqual([])
  expect(await seen('nobody', 'published')).toEqual([['walked', [['1404', null, 3]], []]])
  expect(await seen('stranger', 'approved')).toEqual([[expect.stringMatching(/^elsewhere-/), [], []]])
  expect(await seen('agency', 'preliminary')).toEqual([
    ['walked', [['1404', 'preliminary', null]], ['1404/agencies/gas']],
  ])
})
