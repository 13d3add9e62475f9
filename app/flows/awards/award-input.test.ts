import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import type { ModelNode } from '../../../scoring/model'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { day } from '../../../tests/fixtures/small-festival'
import { branchOf, indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { pickWinners } from '../../../scoring/awards/pick-winners'
import { operatorOf } from '../../access/viewer.server'
import { storeModel } from '../model/store-model.server'
import { scoreEdition } from '../scoring/score-edition.server'
import { loadAwardScene } from './award-input.server'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Gas (90) and water (70) both reach the step from 65, so that their totals tie. */
const steps = indicatorOf('stage', {
  measure: { metric: 'letters' },
  choices: {
    normalisation: {
      method: 'levels',
      steps: [
        { from: 0, value: 0 },
        { from: 65, value: 1 },
      ],
    },
  },
})
const fewest = indicatorOf('fewest', { measure: { metric: 'letters' }, direction: 'less-is-better', weight: 0 })
const categories = [categoryOf('one', { ties: 'chain' }), categoryOf('joint', { ties: 'joint' })]

async function winnersWith(code: string, children: readonly ModelNode[], tieBreak: readonly string[]) {
  const { db } = database
  const { editionContext } = await createDecidedEdition(db, code)
  const model = modelOf(children, {}, { version: '2.0.0', ranking: { style: 'competition', tieBreak } })
  await storeModel(db, editionContext.festival.id, model, day)
  const scored = await scoreEdition({ db, viewer: operatorOf('test'), now: decidedAt }, editionContext.edition, {
    asOf: decidedAt,
  })
  if (!scored.ok) throw new Error(scored.detail)
  const scene = await loadAwardScene(db, editionContext.edition, scored.runId, categories)
  if (!scene) throw new Error('There is a run')
  const input = await scene.read()
  return {
    input,
    winners: pickWinners(categories, input).map(({ pools }) => pools[0]?.winners.map(({ agency }) => agency)),
  }
}

test('a tie is broken by an indicator of weight 0, as in the ranking, and a joint award stays joint', async () => {
  const { winners } = await winnersWith('weightless', [steps, fewest], ['fewest'])
  expect(winners).toEqual([['water'], ['gas', 'water']])
})

test('a tie is broken by a dimension of weight 0, and by an indicator that is below one', async () => {
  const beside = branchOf('beside', [indicatorOf('deep', { ...fewest, code: 'deep', weight: 1 })], { weight: 0 })
  expect((await winnersWith('weightless-branch', [steps, beside], ['beside'])).winners[0]).toEqual(['water'])
  expect((await winnersWith('weightless-leaf', [steps, beside], ['deep'])).winners[0]).toEqual(['water'])
})

test('where every node has points nothing is worked out again, and the score tells', async () => {
  const small = { ...fewest, weight: 1, direction: 'more-is-better' as const }
  const { winners, input } = await winnersWith('weighted', [steps, small], ['stage', 'fewest'])
  expect(winners[0]).toEqual(['gas'])
  const keys = input.nodes.get('fewest')?.tieKey ?? []
  expect(keys[input.agency.indexOf('gas')]).toBe(1)
})
