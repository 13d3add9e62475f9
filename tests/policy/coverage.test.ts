import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionState } from '../../db/queries/courses'
import { agency, observation } from '../../db/schema'
import { type Routes, dataAddress, openRoutes } from '../fixtures/ask-routes'
import { type World, openWorld } from '../fixtures/use-walk'
import { type ViewerName, walkedCode } from '../fixtures/walked-edition'

/**
 * Two festivals that differ in whether anything is known of the water company's letters: what is known of an agency is
 * its own affair as well.
 */
const worlds: World[] = []
let routes: Routes

beforeAll(async () => {
  routes = await openRoutes()
  for (const status of ['reported', 'no-data'] as const) {
    const { database, walked } = await openWorld()
    const [water] = await database.db
      .select()
      .from(agency)
      .where(and(eq(agency.code, 'water'), eq(agency.festivalId, walked.festivalId)))
    const value = status === 'reported' ? {} : { value: 0 }
    await database.db
      .update(observation)
      .set({ status, ...value })
      .where(eq(observation.agencyId, water?.id ?? 0))
    worlds.push({ database, walked })
  }
})
afterAll(async () => {
  for (const { database } of worlds) await database.close()
})

const pages = {
  'data._index': '',
  'data.summary': '/summary',
  'data.revisions': '/revisions',
  'data.$agency.$metric': '/gas/letters',
} as const

/** What a viewer is told of each page, in each of the two. */
async function ask(name: ViewerName, state: EditionState): Promise<string[][]> {
  const addresses = [
    ...Object.entries(pages).map(([route, path]) =>
      dataAddress(`/fa/${walkedCode}/1404/data${path}`, `$lang.$festival.$edition.${route}`),
    ),
    `/fa/${walkedCode}/1404/data/cells`,
    `/fa/${walkedCode}/1404/data.csv`,
  ]
  return Promise.all(
    addresses.map(async (address) => {
      const answers: string[] = []
      for (const { walked } of worlds) {
        const { status, body } = await routes.ask(
          walked.contextFor(walked.viewers[name], await walked.enter(state)),
          address,
        )
        answers.push(`${status} ${body.replaceAll(/person-\d+/g, 'PERSON')}`)
      }
      return answers
    }),
  )
}

test.each(['preliminary', 'objections', 'final', 'published'] as const)(
  'in the state %s an agency sees how much is known of itself, and nothing of another',
  async (state) => {
    for (const [one = '', other] of await ask('agency', state)) {
      expect(one).toBe(other)
      expect(one.startsWith('200')).toBe(true)
    }
  },
)

test.each(['draft', 'collecting', 'evaluating'] as const)(
  'in the state %s an agency is told nothing at all',
  async (state) => {
    for (const [one = ''] of await ask('agency', state)) expect(one.startsWith('404')).toBe(true)
  },
)

test('an evaluator of other indicators and the public can’t tell in any state', async () => {
  for (const state of ['collecting', 'final', 'published'] as const) {
    for (const name of ['idleEvaluator', 'nobody', 'stranger'] as const)
      for (const [one, other] of await ask(name, state)) expect(one, `${name} ${state}`).toBe(other)
  }
})

test('the two do differ, for who may know', async () => {
  const [matrix, summary, , , cells, csv] = await ask('auditor', 'collecting')
  for (const answers of [matrix, summary, cells, csv]) expect(answers?.[0]).not.toBe(answers?.[1])
})
