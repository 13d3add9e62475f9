import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import type { EditionState } from '../../db/queries/courses'
import { type Routes, dataAddress, openRoutes } from '../fixtures/ask-routes'
import { openTestDatabase } from '../fixtures/test-database'
import { type ViewerName, type WalkedEdition, createWalkedEdition } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

/** Two festivals that differ in one thing alone: how many letters the water company wrote. Whoever must not know it must see the same. */
const worlds: { database: Database; walked: WalkedEdition }[] = []
let routes: Routes

beforeAll(async () => {
  routes = await openRoutes()
  for (const water of [70, 65]) {
    const database = await openTestDatabase()
    worlds.push({ database, walked: await createWalkedEdition(database.db, { letters: { water } }) })
  }
})
afterAll(async () => {
  for (const { database } of worlds) await database.close()
})

/** What differs for reasons of its own: hashes of everything, which say nothing of a part, and the names of people. */
const plain = (body: string, { things }: WalkedEdition) => body.replaceAll(/[0-9a-f]{64}/g, 'HASH').replaceAll(things.job, 'JOB').replaceAll(/person-\d+/g, 'PERSON')

/** Addresses whose answers differ between the two worlds. */
async function compareWorlds(name: ViewerName, state: EditionState): Promise<string[]> {
  const differing: string[] = []
  const [first] = worlds
  if (!first) throw new Error('There are no worlds')
  for (const { walked } of worlds) await walked.enter(state)
  for (const [route, addresses] of Object.entries(listAddresses(first.walked.things))) {
    for (const [place, address] of addresses.entries()) {
      if (address.isSlow) continue
      const seen = await Promise.all(
        worlds.map(async ({ walked }) => {
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

test.each(['draft', 'collecting', 'preliminary', 'objections', 'final', 'approved'] as const)('in the state %s nobody outside, no other agency and no evaluator of other indicators can tell what an agency reported', async (state) => {
  for (const name of ['nobody', 'stranger', 'agency', 'rival', 'idleEvaluator'] as const) expect(await compareWorlds(name, state), name).toEqual([])
})

test.each(['collecting', 'preliminary', 'review'] as const)('in the state %s judges can’t tell either', async (state) => {
  expect(await compareWorlds('judge', state)).toEqual([])
})

test('the two festivals do differ, for who may know', async () => {
  const differing = await compareWorlds('auditor', 'final')
  expect(differing).toEqual(expect.arrayContaining(['/fa/walked/1404/rankings', '/fa/walked/1404/agencies/water', '/fa/walked/1404/rankings.csv']))
  expect(await compareWorlds('nobody', 'published')).toContain('/fa/walked/1404/rankings')
})
