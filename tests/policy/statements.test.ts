import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectFound } from '../../app/expect/expect-found'
import type { Db } from '../../db/database'
import { rows } from '../../db/rows'
import { type Routes, openRoutes } from '../fixtures/ask-routes'
import { openTestDatabase } from '../fixtures/test-database'
import type { World } from '../fixtures/use-walk'
import { createWalkedEdition } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

/** Agencies beside the usual four. */
const many = Object.fromEntries(Array.from({ length: 36 }, (_, index) => [`more${index}`, 20 + index]))

interface Counted extends World {
  /** Since the last question. */
  statements: string[]
  /** All of them, once each. */
  seen: Set<string>
}

let routes: Routes
const worlds: Counted[] = []

beforeAll(async () => {
  routes = await openRoutes()
  for (const letters of [{}, many]) {
    const [statements, seen]: [string[], Set<string>] = [[], new Set()]
    const database = await openTestDatabase('application', (statement) => {
      statements.push(statement)
      seen.add(statement)
    })
    const walked = await createWalkedEdition(database.db, { letters })
    seen.clear()
    worlds.push({ database, walked, statements, seen })
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

/** Tables that grow with every pull, run or deed. */
const growing = ['observation', 'quarantine', 'pull_page', 'score', 'result', 'rank', 'audit_event']

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: PlanNode[]
}

/** Where a plan reads a whole table that grows. `isFew`: no more than a few rows are asked for. */
function* listWholeReads(node: PlanNode, isFew = false): Generator<string> {
  const table = node['Relation Name'] ?? ''
  const isWhole = /^(Seq|Index|Index Only) Scan$/.test(node['Node Type']) && !node['Index Cond']
  if (growing.includes(table) && isWhole && !(isFew && node['Node Type'] !== 'Seq Scan'))
    yield `${node['Node Type']} ${table}`
  for (const child of node.Plans ?? []) yield* listWholeReads(child, isFew || node['Node Type'] === 'Limit')
}

async function findWholeReads(db: Db, statement: string): Promise<string[]> {
  const values = Math.max(0, ...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))
  await db.execute(sql.raw(`prepare asked as ${statement}`))
  const call = values ? `asked(${Array.from({ length: values }, () => 'null').join(', ')})` : 'asked'
  const [found] = await rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    db,
    sql.raw(`explain (format json) execute ${call}`),
  )
  await db.execute(sql`deallocate asked`)
  return [...listWholeReads(expectFound(found, 'the plan')['QUERY PLAN'][0].Plan)]
}

/**
 * A statement that no index serves takes milliseconds here and seconds in a province: its plan tells, on any machine.
 * Where reading in order is forbidden the planner does it for want of an index alone.
 */
test('each statement of a page finds its rows in the growing tables by an index', async () => {
  const [, full] = worlds
  if (!full) throw new Error('There are no worlds')
  const { db } = full.database
  const statements = [...full.seen].filter((statement) => /^\s*(select|with)\b/i.test(statement))
  expect(statements.length).toBeGreaterThan(100)
  await db.execute(sql`set enable_seqscan = off`)
  // A plan for any values: with those that are given it would be that of an empty answer.
  await db.execute(sql`set plan_cache_mode = force_generic_plan`)
  const unserved: string[] = []
  for (const statement of statements)
    for (const read of await findWholeReads(db, statement)) unserved.push(`${read}: ${statement}`)
  expect(await findWholeReads(db, 'select count(*) from observation where value > $1')).toEqual([
    'Seq Scan observation',
  ])
  await db.execute(sql`reset enable_seqscan`)
  await db.execute(sql`reset plan_cache_mode`)
  expect(unserved).toEqual([])
})
