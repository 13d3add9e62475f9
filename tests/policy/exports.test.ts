import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { notInArray } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { operatorOf } from '../../app/access/viewer.server'
import { appendPending } from '../../app/audit/record-later.server'
import { addPerson } from '../../app/flows/people/add-person.server'
import { makeKey } from '../../app/flows/people/api-keys.server'
import type { Db } from '../../db/database'
import type { EditionState } from '../../db/queries/courses'
import { listEvents, listEventsAfter } from '../../db/queries/audit'
import { auditEvent } from '../../db/schema'
import { loadBuild } from '../fixtures/ask-routes'
import { startSmallApp } from '../fixtures/small-app'
import { useWalk } from '../fixtures/use-walk'
import type { ViewerName } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

/** The one route whose files are everybody's from their minute on, and nobody's before. */
const published = '$lang.$festival.$edition.results.$number.$name'
const world = useWalk()

function listFileRoutes(): string[] {
  const files = readdirSync('app/routes').filter((file) =>
    readFileSync(path.join('app/routes', file), 'utf8').includes('content-disposition'),
  )
  return files.map((file) => path.basename(file, '.tsx'))
}

/**
 * Refusals and the use of a key are stored now and appended a moment later: they tell nothing of the file that is asked
 * for just then.
 */
const countTaken = (db: Db) => db.$count(auditEvent, notInArray(auditEvent.action, ['request.refuse', 'key.use']))

/** How many events each file leaves that a viewer gets, by route. */
async function takeFiles(name: ViewerName, state: EditionState): Promise<Map<string, number>> {
  const { database, walked, routes } = world()
  const now = await walked.enter(state)
  const left = new Map<string, number>()
  for (const route of listFileRoutes()) {
    for (const address of listAddresses(walked.things)[route] ?? []) {
      const before = await countTaken(database.db)
      const { isAttachment } = await routes.ask(walked.contextFor(walked.viewers[name], now), addressOf(address))
      if (isAttachment) left.set(route, (await countTaken(database.db)) - before)
    }
  }
  return left
}

test('before publication each file that is taken along leaves an event', async () => {
  const { database, walked } = world()
  const left = await takeFiles('administrator', 'approved')
  expect(left).toEqual(
    new Map(
      listFileRoutes()
        .filter((route) => route !== published)
        .map((route) => [route, 1]),
    ),
  )
  const [last] = await listEvents(database.db, { action: 'ranking' }, 1)
  expect(last).toMatchObject({
    userId: walked.viewers.administrator.user?.id,
    role: 'administrator',
    festivalId: walked.festivalId,
    after: { as: 'xlsx', agencies: 4 },
  })
})

test('what a key takes is told as what a person takes', async () => {
  const left = await takeFiles('key', 'approved')
  expect(left.size).toBeGreaterThan(0)
  expect([...left.values()].every((n) => n === 1)).toBe(true)
})

/** The key of one more person of the agency “post”, who has asked for nothing yet. */
async function addPersonWithKey(db: Db, name: string): Promise<{ userId: string; key: string }> {
  const { walked } = world()
  const context = { db, viewer: operatorOf('test'), now: new Date() }
  const password = 'a long enough one'
  const [grant] = walked.viewers.rival.grants
  if (!grant) throw new Error('The rival has a role')
  const userId = await addPerson(context, {
    username: name,
    name,
    email: `${name}@test.invalid`,
    password,
    passwordKind: 'own',
    grants: [{ festivalId: walked.festivalId, role: grant.role, agencyId: grant.agencyId }],
  })
  const made = await makeKey(context, userId, { name: 'x', days: 30, password })
  if (!made.ok) throw new Error(made.why)
  return { userId, key: made.key }
}

test('each use of a key is an event, and beside it the refusal with its place, or the file that not everybody may take', async () => {
  const { database, walked } = world()
  const { db } = database
  await walked.enter('approved')
  const app = await startSmallApp({ database, build: await loadBuild(), log: pino({ level: 'silent' }) })
  onTestFinished(app.close)
  const [last] = await listEvents(db, {}, 1)
  const refused: string[] = []
  for (const [index, route] of listFileRoutes().entries()) {
    const [address] = listAddresses(walked.things)[route] ?? []
    if (!address) throw new Error(`There is no address of ${route}`)
    const { userId, key } = await addPersonWithKey(db, `program-${index}`)
    const answer = await fetch(`${app.url}${addressOf(address)}`, { headers: { authorization: `Bearer ${key}` } })
    await answer.arrayBuffer()
    const isTaken = answer.headers.get('content-disposition')?.startsWith('attachment') ?? false
    if (!isTaken) refused.push(route)
    const forEverybody = await fetch(`${app.url}${addressOf(address)}`)
    await forEverybody.arrayBuffer()
    const isOpen = forEverybody.ok
    const events = async () => {
      await appendPending(db, new Date())
      const all = await listEventsAfter(db, last?.sequence ?? 0, 10_000)
      return all.filter((event) => event.userId === userId && event.role === 'agency')
    }
    await expect.poll(async () => (await events()).length, { timeout: 10_000, message: route }).toBe(isOpen ? 1 : 2)
    const [use, what] = await events()
    expect(use?.action, route).toBe('key.use')
    if (isOpen) continue
    expect(what?.action, route).toMatch(isTaken ? /export$/ : /^request\.refuse$/)
    if (!isTaken && route.includes('$festival')) expect(JSON.stringify(what?.after), route).toMatch(/walked|\$festival/)
  }
  expect(refused.length).toBeGreaterThan(3)
})

test('what everybody may take leaves none', async () => {
  const left = await takeFiles('nobody', 'published')
  expect(left.size).toBeGreaterThan(4)
  expect([...left.values()].every((n) => n === 0)).toBe(true)
  const seen = await takeFiles('agency', 'published')
  expect(seen.get('$lang.$festival.$edition.rankings[.csv]')).toBe(0)
  expect(seen.get('$lang.$festival.files.$file')).toBe(1)
})

test('who may take what has not been published, beside what has, leaves one', async () => {
  const left = await takeFiles('administrator', 'published')
  expect(left.get('$lang.$festival.$edition.rankings[.csv]')).toBe(1)
  expect(left.get(published)).toBe(0)
})

test('what happened in other festivals is not in the log of a reader', async () => {
  const { walked, routes } = world()
  const now = await walked.enter('approved')
  const read = async (name: ViewerName) =>
    (await routes.ask(walked.contextFor(walked.viewers[name], now), '/fa/audit.csv')).body
  expect(await read('auditor')).toContain('edition.announce')
  expect(await read('stranger')).not.toContain('edition.announce')
})
