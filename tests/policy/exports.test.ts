import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { EditionState } from '../../db/queries/courses'
import { listEvents } from '../../db/queries/audit'
import { auditEvent } from '../../db/schema'
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

/** How many events each file leaves that a viewer gets, by route. */
async function takeFiles(name: ViewerName, state: EditionState): Promise<Map<string, number>> {
  const { database, walked, routes } = world()
  const now = await walked.enter(state)
  const left = new Map<string, number>()
  for (const route of listFileRoutes()) {
    for (const address of listAddresses(walked.things)[route] ?? []) {
      const before = await database.db.$count(auditEvent)
      const { isAttachment } = await routes.ask(walked.contextFor(walked.viewers[name], now), addressOf(address))
      if (isAttachment) left.set(route, (await database.db.$count(auditEvent)) - before)
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
