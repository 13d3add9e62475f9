import { expect, test } from 'vitest'
import { courseDeeds } from '../fixtures/course-deeds'
import { fuzzCourse } from '../fuzz/fuzz-course'
import { routeActs } from '../../app/policy/route-acts'

/** A stage begins the edition, and each step of its course leads to another. */
const stages = 1 + courseDeeds.filter(({ path }) => path === '/course').length

test('a short storm of hostile requests at each stage of an edition finds nothing', { timeout: 600_000 }, async () => {
  // As many on any machine: `npm run fuzz` is the one that goes by the clock.
  const run = await fuzzCourse({ seed: 14, requestsOfStage: 32, pagesOfRole: 4, slowMs: 60_000, isOver: () => false })
  expect(run.findings().map(({ fault, route, reproduction }) => `${route}: ${fault}\n${reproduction}`)).toEqual([])
  expect(run.count()).toBeGreaterThan(stages * 32)
  // Every route of the table that has an address is known to it.
  const known = new Set(run.surface.patterns.map(({ name }) => name))
  expect(Object.keys(routeActs).filter((name) => !known.has(name) && !isLayout(name))).toEqual([])
})

const isLayout = (name: string) => ['$lang', '$lang.$festival', '$lang.$festival.$edition'].includes(name)
