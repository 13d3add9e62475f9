import { expect, test } from 'vitest'
import type { CourseFacts } from '../../db/queries/course-facts'
import { branchOf, indicatorOf, modelOf } from '../../tests/fixtures/small-scoring'
import { listBlocked } from './course-guards'
import { courseSteps, guardActor, overridable, stepNames, stepOf, stepsFrom } from './course-steps'
import { stages } from '../policy/policy.server'

const fine: CourseFacts = {
  participants: 3,
  sourcesNeverPulled: 0,
  pullsRunning: 0,
  declarationsOpen: 0,
  declarationsUntil: null,
  objectionsUntil: new Date('2026-01-01T00:00:00Z'),
  objections: 0,
  objectionsUnruled: 0,
  reviewsOpen: 0,
  rulingsOpen: 0,
  categories: 1,
  shortlists: 0,
  isShortlistClosed: true,
  isSealed: true,
  minutesSigning: 0,
}
const model = modelOf([branchOf('A', [indicatorOf('a1')])])
const now = new Date('2026-02-01T00:00:00Z')
const blockedBy = (
  guards: Parameters<typeof listBlocked>[0],
  facts: Partial<CourseFacts>,
  item: Parameters<typeof modelOf>[0] = model.tree.children,
  objectionsStuck = 0,
) =>
  listBlocked(guards, { facts: { ...fine, ...facts }, objectionsStuck, model: modelOf(item), now }).map(
    ({ guard, n }) => `${guard} ${n}`,
  )

test('the course goes from each state to the next, up to the archive', () => {
  const forward = stepNames.filter((name) => !stepOf(name).isBack)
  const pairs = forward.map((name) => [courseSteps[name].from, courseSteps[name].to])
  const expected = stages
    .slice(0, -1)
    .map((state, index) => [state, stages[index + 1]])
    .filter(([from]) => from !== 'approved')
  expect(pairs).toEqual(expected)
})

test('steps back go back, and there is none out of what was approved or published', () => {
  for (const name of stepNames.filter((item) => stepOf(item).isBack))
    expect(stages.indexOf(courseSteps[name].to), name).toBeLessThan(stages.indexOf(courseSteps[name].from))
  expect(stepsFrom('approved')).toEqual([])
  expect(stepsFrom('published')).toEqual(['archive'])
})

test('what a step freezes, the step back lets go', () => {
  expect(stepOf('showPreliminary').effect).toBe('freezePreliminary')
  expect(stepOf('evaluateAgain').effect).toBe('dropPreliminary')
  expect(stepOf('finalise').effect).toBe('freezeFinal')
  expect(stepOf('reviewAgain').effect).toBe('dropFinal')
})

test('a deadline is over at its very instant, and not before', () => {
  expect(blockedBy(['objectionsOver'], { objectionsUntil: now })).toEqual([])
  expect(blockedBy(['objectionsOver'], { objectionsUntil: new Date(now.getTime() + 1) })).toEqual(['objectionsOver 1'])
  expect(blockedBy(stepOf('review').guards, { objectionsUntil: null })).toEqual(['objectionsDeadlineSet 1'])
  expect(blockedBy(['declarationsOver'], { declarationsUntil: null })).toEqual([])
})

test('an objection without a ruling, an open review and a ruling not applied each block the final step', () => {
  expect(blockedBy(stepOf('finalise').guards, { objectionsUnruled: 2, reviewsOpen: 1, rulingsOpen: 3 })).toEqual([
    'objectionsRuled 2',
    'reviewDecided 1',
    'rulingsApplied 3',
  ])
})

test('objections that nobody may rule on are told apart from those that wait for their evaluators', () => {
  const { guards } = stepOf('finalise')
  expect(blockedBy(guards, { objectionsUnruled: 3 }, undefined, 2)).toEqual([
    'objectionsAssigned 2',
    'objectionsRuled 1',
  ])
  expect(blockedBy(guards, { objectionsUnruled: 2 }, undefined, 2)).toEqual(['objectionsAssigned 2'])
  expect([guardActor.objectionsAssigned, guardActor.objectionsRuled]).toEqual(['administrator', 'evaluator'])
})

test.each(['approve', 'archive'] as const)(
  'before %s minutes wait for the secretariat until they are opened for signing, and then for who signs',
  (step) => {
    const { guards } = stepOf(step)
    expect(blockedBy(guards, { isShortlistClosed: false, isSealed: false })).toEqual([
      'shortlistClosed 1',
      'minutesOpened 1',
    ])
    expect(blockedBy(guards, { isSealed: false, minutesSigning: 1 })).toEqual(['minutesSealed 1'])
    expect(blockedBy(guards, { isSealed: true, minutesSigning: 1 })).toEqual(['minutesSealed 1'])
    expect(blockedBy(guards, { isSealed: true })).toEqual([])
    expect([guardActor.shortlistClosed, guardActor.minutesOpened, guardActor.minutesSealed]).toEqual([
      'administrator',
      'administrator',
      'signer',
    ])
  },
)

test('points add up where weights are points, and shares always do', () => {
  const parts = (second: number) => [
    branchOf('A', [indicatorOf('a1', { weight: 40 }), indicatorOf('a2', { weight: second })], { weight: 60 }),
    branchOf('B', [indicatorOf('b1', { weight: 40 })], { weight: 40 }),
  ]
  expect(blockedBy(['pointsAddUp'], {}, parts(20))).toEqual([])
  expect(blockedBy(['pointsAddUp'], {}, parts(21))).toEqual(['pointsAddUp 1'])
  expect(blockedBy(['pointsAddUp'], {}, [branchOf('A', [indicatorOf('a1', { weight: 7 })], { weight: 2 })])).toEqual([])
})

test('dimensions that add up within themselves and not to the whole are points that do not add up', () => {
  const dimension = (code: string, weight: number) =>
    branchOf(code, [indicatorOf(`${code}1`, { weight: weight - 10 }), indicatorOf(`${code}2`, { weight: 10 })], {
      weight,
    })
  expect(blockedBy(['pointsAddUp'], {}, [dimension('A', 60), dimension('B', 39)])).toEqual(['pointsAddUp 1'])
  expect(blockedBy(['pointsAddUp'], {}, [dimension('A', 60), dimension('B', 41)])).toEqual(['pointsAddUp 1'])
  // Shares of a whole that is far from the scale, and indicators without dimensions, whose weights may be anything.
  expect(blockedBy(['pointsAddUp'], {}, [dimension('A', 11), dimension('B', 12)])).toEqual([])
  expect(blockedBy(['pointsAddUp'], {}, [indicatorOf('a', { weight: 60 }), indicatorOf('b', { weight: 39 })])).toEqual(
    [],
  )
})

test('only what time or people may settle can be overridden', () => {
  expect(overridable).toEqual([
    'declarationsOver',
    'objectionsDeadlineSet',
    'objectionsOver',
    'sourcesPulled',
    'declarationsJudged',
  ])
  for (const guard of stepNames.flatMap((name) => stepOf(name).guards)) expect(guardActor[guard]).toBeTruthy()
})
