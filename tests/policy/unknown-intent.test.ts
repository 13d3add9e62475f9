import { expect, test } from 'vitest'
import { routeActs } from '../../app/policy/route-acts'
import { auditEvent } from '../../db/schema'
import { useWalk } from '../fixtures/use-walk'
import type { ViewerName } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from './route-addresses'

const world = useWalk()

/** Statuses of a form that wants what no page knows, by address; of those that the viewer may see. */
async function sendUnknown(name: ViewerName): Promise<Record<string, number>> {
  const { walked, routes } = world()
  const statuses: Record<string, number> = {}
  for (const state of ['draft', 'collecting', 'objections', 'review', 'shortlisting', 'published'] as const) {
    const now = await walked.enter(state)
    for (const [route, addresses] of Object.entries(listAddresses(walked.things))) {
      if (!routeActs[route]?.does?.length || routeActs[route]?.see === 'everybody') continue
      for (const address of addresses.map((address) => addressOf(address))) {
        const context = walked.contextFor(walked.viewers[name], now)
        const { status } = await routes.ask(context, address, {
          method: 'POST',
          body: new URLSearchParams({ intent: 'none', reason: 'because', review: '1' }),
        })
        statuses[`${state} ${address}`] = status
      }
    }
  }
  return statuses
}

test.each(['administrator', 'agency', 'evaluator', 'judge', 'manager'] as const)(
  'what the form of %s wants and no page knows is refused, and nothing is done',
  async (name) => {
    const { db } = world().database
    const before = await db.$count(auditEvent)
    const statuses = await sendUnknown(name)
    expect(Object.entries(statuses).filter(([, status]) => status !== 400 && status !== 404)).toEqual([])
    expect(Object.values(statuses)).toContain(400)
    expect(await db.$count(auditEvent)).toBe(before)
  },
)

test('an unknown intent on the review page cancels no review, and the answer says so in words', async () => {
  const { walked, routes } = world()
  const now = await walked.enter('review')
  const { status, body } = await routes.ask(
    walked.contextFor(walked.viewers.administrator, now),
    '/fa/walked/1404/review',
    { method: 'POST', body: new URLSearchParams({ intent: 'aply', review: '1', reason: 'x' }) },
  )
  expect(status).toBe(400)
  expect(body).toContain('چیزی انجام و ثبت نشد')
})
