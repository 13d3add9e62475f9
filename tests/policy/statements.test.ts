import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Routes, openRoutes } from '../fixtures/ask-routes'
import { openTestDatabase } from '../fixtures/test-database'
import type { World } from '../fixtures/use-walk'
import { createWalkedEdition } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

/** Agencies beside the usual four. */
const many = Object.fromEntries(Array.from({ length: 36 }, (_, index) => [`more${index}`, 20 + index]))

interface Counted extends World {
  statements: string[]
}

let routes: Routes
const worlds: Counted[] = []

beforeAll(async () => {
  routes = await openRoutes()
  for (const letters of [{}, many]) {
    const statements: string[] = []
    const database = await openTestDatabase('application', (statement) => void statements.push(statement))
    worlds.push({ database, walked: await createWalkedEdition(database.db, { letters }), statements })
  }
})
afterAll(async () => {
  for (const { database } of worlds) await database.close()
})

/** The statements behind one answer to the administrator, each by how often it was asked. */
async function askAndCount(
  { walked, statements }: Counted,
  route: string,
  index: number,
  state: 'final' | 'published',
) {
  const now = await walked.enter(state)
  const address = listAddresses(walked.things)[route]?.[index]
  if (!address) throw new Error(`${route} has fewer addresses there`)
  statements.length = 0
  const { status } = await routes.ask(walked.contextFor(walked.viewers.administrator, now), addressOf(address))
  const counts = new Map<string, number>()
  for (const statement of statements) counts.set(shapeOf(statement), (counts.get(shapeOf(statement)) ?? 0) + 1)
  return { status, counts }
}

/** A statement without how many values it lists. */
const shapeOf = (statement: string) => statement.replaceAll(/\$\d+(?:, ?\$\d+)*/g, '$')

/**
 * A page that asks for each of its agencies by itself is fast with four and slow with a thousand: this tells it on any
 * machine, which no clock does.
 */
test.each(['final', 'published'] as const)(
  'in the state %s a page asks as many statements for forty agencies as for four',
  async (state) => {
    const [few, full] = worlds
    if (!few || !full) throw new Error('There are no worlds')
    const grown: string[] = []
    let asked = 0
    let told = 0
    for (const [route, addresses] of Object.entries(listAddresses(few.walked.things))) {
      for (const [index, address] of addresses.entries()) {
        if (address.isSlow) continue
        const [small, large] = [
          await askAndCount(few, route, index, state),
          await askAndCount(full, route, index, state),
        ]
        expect(large.status, addressOf(address)).toBe(small.status)
        asked++
        told += large.counts.size
        for (const [statement, count] of large.counts)
          if (count > Math.max(small.counts.get(statement) ?? 0, 1))
            grown.push(
              `${addressOf(address)}: ${count} instead of ${small.counts.get(statement) ?? 0} times ${statement}`,
            )
      }
    }
    expect(asked).toBeGreaterThan(60)
    expect(told).toBeGreaterThan(asked)
    expect(grown).toEqual([])
  },
)
