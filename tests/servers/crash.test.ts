import { expect, test } from 'vitest'
import { runCourse } from '../fixtures/crash-course'

/** A message to the database inside the transaction of each deed. */
const everyMoment: Readonly<Record<string, number>> = {
  submit: 200,
  showPreliminary: 170,
  evidence: 180,
  ruling: 200,
  'application of a review': 260,
  'second judge': 140,
  'vote of judge': 100,
  'signature of judge2': 130,
  approve: 430,
  correction: 200,
}

/**
 * Each kill takes two starts of a server, so a run has two: where rulings become values, and where the edition is
 * sealed. `CRASHES=all` has the others as well, and `npm run crashes` many in every deed.
 */
const twoDeeds = ['application of a review', 'approve']
const moments = Object.fromEntries(
  Object.entries(everyMoment).filter(([deed]) => process.env['CRASHES'] === 'all' || twoDeeds.includes(deed)),
)

test(
  'a server that is killed in the middle of a step has done nothing of it, people stay signed in, and the course ends as if nothing had been',
  { timeout: 900_000 },
  async () => {
    const [calm, hunted] = await Promise.all([
      runCourse(() => []),
      runCourse(({ name }) => (moments[name] === undefined ? [] : [moments[name]])),
    ])
    expect(Object.keys(moments).length).toBeGreaterThanOrEqual(2)
    expect(hunted.crashes).toEqual(
      Object.entries(moments).map(([deed, message]) => ({ deed, message, found: 'nothing' })),
    )
    expect(hunted.counts).toEqual(calm.counts)
  },
)
