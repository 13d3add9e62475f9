import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionState } from '../../db/queries/courses'
import { type Routes, dataAddress, openRoutes } from '../fixtures/ask-routes'
import { type World, openWorld } from '../fixtures/use-walk'
import type { ViewerName, Walk, WalkedEdition } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

/** Pairs of festivals that differ in one thing alone. Whoever must not know it must see the same in both. */
const pairs = {
  /** How many letters the water company wrote. */
  water: [{ letters: { water: 70 } }, { letters: { water: 65 } }],
  /** How many the evaluator's own agency wrote, in a group that is large enough for its averages to be told. */
  roads: [
    { letters: { roads: 60, mines: 62, trade: 55, tax: 50 } },
    { letters: { roads: 59, mines: 62, trade: 55, tax: 50 } },
  ],
  /** How many objections wait. */
  objections: [{ waiting: ['post'] }, { waiting: ['post', 'water'] }],
  /** What a correction says that has not opened. */
  correction: [{ corrected: 95 }, { corrected: 80 }],
} satisfies Record<string, readonly [Walk, Walk]>
type Pair = keyof typeof pairs

const worlds = new Map<string, readonly World[]>()
let routes: Routes

beforeAll(async () => {
  routes = await openRoutes()
  for (const [name, pair] of Object.entries(pairs)) worlds.set(name, await Promise.all(pair.map(openWorld)))
})
afterAll(async () => {
  for (const { database } of [...worlds.values()].flat()) await database.close()
})

/** What differs for reasons of its own: hashes of everything and what is signed of them, which say nothing of a part, and the names of people. */
const plain = (body: string, { things }: WalkedEdition) =>
  body
    .replaceAll(/[0-9a-f]{64}/g, 'HASH')
    .replaceAll(/manifest\.sig\n\S+/g, 'SIGNATURE')
    .replaceAll(things.job, 'JOB')
    .replaceAll(/person-\d+/g, 'PERSON')

/** Addresses whose answers differ between the two worlds of a pair. */
async function compareWorlds(pair: Pair, name: ViewerName, state: EditionState): Promise<string[]> {
  const differing: string[] = []
  const [first, second] = worlds.get(pair) ?? []
  if (!first || !second) throw new Error('There are no worlds')
  for (const [route, addresses] of Object.entries(listAddresses(first.walked.things))) {
    for (const [place, address] of addresses.entries()) {
      if (address.isSlow) continue
      const seen = await Promise.all(
        [first, second].map(async ({ walked }) => {
          const own = addressOf(listAddresses(walked.things)[route]?.[place] ?? address)
          const context = walked.contextFor(walked.viewers[name], await walked.enter(state))
          const { status, body } = await routes.ask(context, routes.pages.has(route) ? dataAddress(own, route) : own)
          return `${status} ${plain(body, walked)}`
        }),
      )
      if (new Set(seen).size > 1) differing.push(addressOf(address))
    }
  }
  return differing
}

test.each(['draft', 'collecting', 'preliminary', 'objections', 'final', 'approved'] as const)(
  'in the state %s nobody outside, no other agency and no evaluator of other indicators can tell what an agency reported',
  async (state) => {
    for (const name of ['nobody', 'stranger', 'agency', 'rival', 'idleEvaluator'] as const)
      expect(await compareWorlds('water', name, state), name).toEqual([])
  },
)

test.each(['collecting', 'preliminary', 'review'] as const)(
  'in the state %s judges can’t tell either',
  async (state) => {
    expect(await compareWorlds('water', 'judge', state)).toEqual([])
  },
)

test('the two festivals do differ, for who may know', async () => {
  const differing = await compareWorlds('water', 'auditor', 'final')
  expect(differing).toEqual(
    expect.arrayContaining([
      '/fa/walked/1404/rankings',
      '/fa/walked/1404/agencies/water',
      '/fa/walked/1404/rankings.csv',
    ]),
  )
  expect(await compareWorlds('water', 'nobody', 'published')).toContain('/fa/walked/1404/rankings')
})

test.each(['collecting', 'preliminary', 'approved'] as const)(
  'in the state %s an evaluator can’t tell what the own agency reported, nor who reads another county',
  async (state) => {
    for (const name of ['evaluator', 'countyManager', 'idleEvaluator', 'nobody'] as const)
      expect(await compareWorlds('roads', name, state), name).toEqual([])
  },
)

test.each(['objections', 'review'] as const)(
  'in the state %s an agency, an evaluator of other indicators and a judge can’t tell how many objections of others wait',
  async (state) => {
    for (const name of ['agency', 'idleEvaluator', 'judge', 'nobody'] as const)
      expect(await compareWorlds('objections', name, state), name).toEqual([])
    expect(await compareWorlds('objections', 'manager', state)).toContain('/fa/walked/1404/objections')
  },
)

test('before a correction opens nobody outside can tell what it says', async () => {
  for (const name of ['agency', 'rival', 'evaluator', 'idleEvaluator', 'stranger', 'nobody'] as const)
    expect(await compareWorlds('correction', name, 'published'), name).toEqual([])
  expect(await compareWorlds('correction', 'auditor', 'published')).toContain('/fa/walked/1404/rankings')
})
