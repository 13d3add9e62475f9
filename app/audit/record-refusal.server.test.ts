import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../db/database'
import { listEvents } from '../../db/queries/audit'
import { createViewer } from '../../tests/fixtures/people'
import { createScoredEdition } from '../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { requireEdition } from '../access/edition-context.server'
import { requireInFestival } from '../access/festival-context.server'
import { requireGoverned } from '../access/governed.server'
import type { Viewer } from '../policy/policy.server'
import { appendPending, countedMs } from './record-later.server'

const now = new Date('2026-05-01T08:00:00Z')
let db: Db
let editionContext: Awaited<ReturnType<typeof createScoredEdition>>

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  db = database.db
  editionContext = await createScoredEdition(db, 'refused')
})

/** What a page answers, without the answer. */
async function refusedTo(
  viewer: Viewer,
  ask: (context: { db: Db; viewer: Viewer; now: Date }) => Promise<unknown>,
): Promise<unknown> {
  return ask({ db, now, viewer: { ...viewer } }).then(
    () => 'let in',
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  )
}

async function listRefusals(at = now) {
  await appendPending(db, at)
  return (await listEvents(db, { action: 'request.refuse' }, 10)).toReversed()
}

test('what the policy refuses to somebody who is signed in is an event, with the act and the place', async () => {
  const judge = await createViewer(db, editionContext.festival.id, { role: 'judge' })
  const params = { festival: editionContext.festival.code, edition: editionContext.edition.code }
  expect(await refusedTo(judge, (context) => requireEdition(context, params, 'rankings.see'))).toBe(404)
  expect(await listRefusals()).toMatchObject([
    {
      userId: judge.user.id,
      role: 'judge',
      festivalId: editionContext.festival.id,
      after: { act: 'rankings.see', where: `${params.festival}/${params.edition}` },
    },
  ])
})

test('refusals of one person are two events an hour, and say all that was tried', async () => {
  const judge = await createViewer(db, editionContext.festival.id, { role: 'judge' })
  for (const act of ['audit.see', 'people.see', 'settings.see', 'people.see'] as const)
    expect(await refusedTo(judge, (context) => requireGoverned(context, act))).toBe(404)
  expect(
    await refusedTo(judge, (context) => requireInFestival(context, editionContext.festival.code, 'sources.see')),
  ).toBe(404)
  const events = await listRefusals(new Date(now.getTime() + countedMs + 1))
  expect(events).toHaveLength(2)
  expect(events[1]?.after).toMatchObject({
    times: 4,
    of: ['audit.see ', 'people.see ', 'settings.see ', 'sources.see refused'],
  })
})

test('what is not there, and what strangers are refused, is no event', async () => {
  const judge = await createViewer(db, editionContext.festival.id, { role: 'judge' })
  expect(
    await refusedTo(judge, (context) => requireEdition(context, { festival: 'none', edition: '1' }, 'rankings.see')),
  ).toBe(404)
  expect(
    await refusedTo({ user: null, grants: [], origin: 'x' }, (context) => requireGoverned(context, 'audit.see')),
  ).toBe(404)
  expect(await listRefusals()).toEqual([])
})
