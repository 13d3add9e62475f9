import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../db/database'
import type { EditionState } from '../../db/queries/courses'
import { body as storedBody, scoreRun } from '../../db/schema'
import { robustnessOfRun } from '../../app/flows/scoring/robustness.server'
import { sharedWork } from '../../app/workers/shared-work.server'
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
  routes = await openRoutes({ readsPapers: true })
  for (const [name, pair] of Object.entries(pairs)) worlds.set(name, await Promise.all(pair.map(openWorld)))
})
afterAll(async () => {
  for (const { database } of [...worlds.values()].flat()) await database.close()
})

/**
 * Ranges of ranks are shown once they were drawn, which a page starts. A process keeps what it drew for one database:
 * the other world of a pair has runs of the same hash, and would be left without.
 */
async function drawRanges({ database }: World) {
  sharedWork.forget()
  for (const { id } of await database.db.select({ id: scoreRun.id }).from(scoreRun))
    await robustnessOfRun(database.db, id)
}

/**
 * Sizes of the files that a world keeps: papers hold hashes of everything, compressed, so they differ for that reason
 * alone.
 */
async function listSizes(db: Db): Promise<ReadonlySet<string>> {
  return new Set(
    (await db.selectDistinct({ bytes: storedBody.bytes }).from(storedBody)).map(({ bytes }) => String(bytes)),
  )
}

/**
 * What differs for reasons of its own: hashes of everything, what is signed of them, sizes of files, and the names of
 * people.
 */
const plain = (text: string, { things }: WalkedEdition, sizes: ReadonlySet<string>) =>
  text
    // In a paper a hash goes on in the next line.
    .replaceAll(/[0-9a-f](?:\s?[0-9a-f]){63}/g, 'HASH')
    .replaceAll(/manifest\.sig\n\S+/g, 'SIGNATURE')
    .replaceAll(things.job, 'JOB')
    .replaceAll(/person-\d+/g, 'PERSON')
    .replaceAll(/"bytes":\s?\d+/g, 'SIZE')
    .replaceAll(/(?<![\d.-])\d{4,}(?![\d.-])/g, (number) => (sizes.has(number) ? 'SIZE' : number))

/** Addresses whose answers differ between the two worlds of a pair. */
async function compareWorlds(pair: Pair, name: ViewerName, state: EditionState): Promise<string[]> {
  const differing: string[] = []
  const [first, second] = worlds.get(pair) ?? []
  if (!first || !second) throw new Error('There are no worlds')
  const entered = new Map<World, { sizes: ReadonlySet<string>; now: Date }>()
  for (const world of [first, second]) {
    entered.set(world, { sizes: await listSizes(world.database.db), now: await world.walked.enter(state) })
    await drawRanges(world)
  }
  for (const [route, addresses] of Object.entries(listAddresses(first.walked.things))) {
    for (const [index, address] of addresses.entries()) {
      if (address.isSlow) continue
      const seen = await Promise.all(
        [...entered].map(async ([{ walked }, { sizes, now }]) => {
          const row = addressOf(listAddresses(walked.things)[route]?.[index] ?? address)
          const context = walked.contextFor(walked.viewers[name], now)
          const { status, body } = await routes.ask(context, routes.pages.has(route) ? dataAddress(row, route) : row)
          return `${status} ${plain(body, walked, sizes)}`
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

test('a number of any size and the words of a paper would be seen', async () => {
  const { walked } = worlds.get('water')?.[0] ?? {}
  if (!walked) throw new Error('There are no worlds')
  expect(plain('12345 4321 "bytes":12345', walked, new Set(['4321']))).toBe('12345 SIZE SIZE')
  const context = walked.contextFor(walked.viewers.administrator, await walked.enter('approved'))
  const { body } = await routes.ask(context, '/fa/walked/1404/minutes/1.pdf')
  expect(body).toMatch(/^PAPER /)
  expect(body).toContain('همدان')
})

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
