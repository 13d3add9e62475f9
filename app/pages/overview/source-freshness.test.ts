import { expect, test } from 'vitest'
import { toFreshness } from './source-freshness.server'

const now = new Date('2026-05-01T08:00:00Z')
const stateOf = (finishedAt: string | null) => ({
  code: 'a',
  titleFa: '',
  titleEn: '',
  pullId: 1,
  finishedAt: finishedAt === null ? null : new Date(finishedAt),
  quarantined: 0,
  failures: 0,
  failure: null,
  isRunning: false,
})

test.each([
  ['2026-05-01T07:00:00Z', 0, false],
  ['2026-03-31T08:00:00Z', 31, false],
  ['2026-03-30T08:00:00Z', 32, true],
  [null, null, true],
])('what ended well at %s is %s days old, stale: %s', (finishedAt, ageDays, isStale) => {
  expect(toFreshness(stateOf(finishedAt), now)).toMatchObject({ ageDays, isStale })
})
