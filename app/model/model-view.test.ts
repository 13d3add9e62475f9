import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import type { Model, StepChoices } from '../../scoring/model'
import { score } from '../../scoring/score'
import { type SmallCase, branchOf, indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { methodGuide } from '../pages/methods/method-guide.server'
import { listMissingRequired } from '../pages/agency/missing-required'
import { describeModel } from './model-view.server'
import { toRunRows } from '../workers/score-columns'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

const tree = [
  branchOf('R', [indicatorOf('requests')], { title: { fa: 'درخواست', en: 'Requests' } }),
  branchOf('S', [indicatorOf('stage')], { title: { fa: 'مرحله', en: 'Stage' } }),
]

test('what a model requires is said in words of both languages, and leads to its section of the guide', async () => {
  const say = async (requires: 'every-dimension' | readonly string[] | undefined, language: 'fa' | 'en') =>
    (await describeModel(database.db, 1, modelOf(tree, {}, requires ? { requires } : {}), language)).requires
  expect((await say(undefined, 'en')).name).toBe('None')
  expect(await say('every-dimension', 'en')).toEqual({
    name: 'Every dimension',
    sentence: expect.stringContaining('has no score and no rank'),
  })
  expect((await say('every-dimension', 'fa')).name).toBe('همهٔ محورها')
  expect((await say(['S', 'R'], 'en')).name).toBe('Requests, Stage')
  expect((await say(['S', 'R'], 'fa')).name).toBe('درخواست، مرحله')
  for (const language of ['fa', 'en'] as const)
    expect(methodGuide[language].flatMap((block) => (block.kind === 'heading' ? [block.id] : []))).toContain('requires')
})

/** The card of an agency, as the rows of its run are stored. */
function cardOf(metrics: SmallCase['metrics'], model: Model, agency: number) {
  const result = score(inputOf({ metrics }), model)
  const participants = result.agencies.map((code, index) => ({
    code,
    agencyId: index,
    groupId: null,
    groupCode: null,
    competes: true,
    attributes: {},
  }))
  const { scores } = toRunRows(result, participants, [...result.nodes.keys()])
  return result.nodes.map((node, index) => {
    const entry = index * participants.length + agency
    const { state, status, coverage } = scores
    return {
      node,
      score: { state: state[entry] ?? 'no-data', status: status[entry] ?? null, coverage: coverage[entry] ?? 0 },
    }
  })
}

const missing = (metrics: SmallCase['metrics'], requires: Model['requires'], choices: Partial<StepChoices> = {}) => {
  const model = modelOf(tree, choices, requires ? { requires } : {})
  return listMissingRequired(model, cardOf(metrics, model, 0)).map(({ code }) => code)
}

const gap = { requests: [null, 1, 2], stage: [1, 2, 3] }

test('the required parts without data are named where they are why there is no score', () => {
  expect(missing(gap, 'every-dimension')).toEqual(['R'])
  expect(missing(gap, ['requests', 'S'])).toEqual(['requests'])
})

test('a value that the model put there is no data of the agency', () => {
  expect(missing(gap, 'every-dimension', { noData: { rule: 'zero' } })).toEqual(['R'])
  expect(missing(gap, 'every-dimension', { noData: { rule: 'impute', by: { method: 'mean' } } })).toEqual(['R'])
})

test('nothing is named where what lacks is not required, does not apply, or is there', () => {
  expect(missing(gap, ['S'])).toEqual([])
  expect(missing(gap, undefined)).toEqual([])
  expect(missing({ ...gap, requests: [0, 1, 2] }, 'every-dimension')).toEqual([])
  expect(missing({ ...gap, requests: ['not-applicable', 1, 2] }, 'every-dimension')).toEqual([])
  // All alike tells nothing, and is known all the same.
  expect(missing({ ...gap, requests: [2, 2, 2] }, 'every-dimension')).toEqual([])
})
