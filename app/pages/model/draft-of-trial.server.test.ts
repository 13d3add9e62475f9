import { expect, test } from 'vitest'
import { draftOfTrial } from './draft-of-trial.server'
import { expectFound } from '../../expect/expect-found'
import { type Draft, listNodes, parse } from './draft/model-draft'
import { noTrial } from '../what-if/what-if'

const title = { fa: 'الف', en: 'A' }
const leaf = (code: string, weight: number) => ({ code, title, weight })
const documentOf = (children: object[]) =>
  expectFound(
    parse(
      JSON.stringify({
        version: '1.0.0',
        defaults: { aggregation: { method: 'arithmetic' } },
        tree: { code: 'root', title, weight: 1, children },
      }),
    ),
    'the draft',
  )
const points = documentOf([
  { ...leaf('A', 60), children: [leaf('a1', 40), leaf('a2', 20)] },
  { ...leaf('B', 40), children: [leaf('b1', 40)] },
])
const weightsOf = (draft: Draft) => Object.fromEntries(listNodes(draft).map(({ code, weight }) => [code, weight]))

test('a draft without a trial is the model', () => {
  expect(draftOfTrial(points, noTrial)).toEqual(points)
})

test('points of a branch keep their sum, and what is below moves with them', () => {
  // A stands at 20 beside B at 40: a third and two thirds of 100.
  expect(weightsOf(draftOfTrial(points, { ...noTrial, shares: { A: 20 } }))).toEqual({
    A: 33.3333,
    a1: 22.2222,
    a2: 11.1111,
    B: 66.6667,
    b1: 66.6667,
  })
})

test('three thirds of a hundred points are a hundred', () => {
  const thirds = weightsOf(
    draftOfTrial(documentOf([leaf('A', 50), leaf('B', 30), leaf('C', 20)]), {
      ...noTrial,
      shares: { A: 10, B: 10, C: 10 },
    }),
  )
  expect(thirds).toEqual({ A: 33.3333, B: 33.3334, C: 33.3333 })
})

test('shares that are no points stay what they are below a branch that moves', () => {
  const shares = documentOf([{ ...leaf('A', 0.5), children: [leaf('a1', 3), leaf('a2', 1)] }, leaf('B', 0.5)])
  expect(weightsOf(draftOfTrial(shares, { ...noTrial, shares: { A: 0 } }))).toEqual({ A: 0, a1: 3, a2: 1, B: 1 })
})

test('a branch of which all is moved to nothing stays as it is, and methods hold everywhere', () => {
  const draft = draftOfTrial(points, { shares: { a1: 0, a2: 0 }, method: 'geometric', normalisation: 'percentile' })
  expect(weightsOf(draft)).toEqual(weightsOf(points))
  expect(draft.defaults).toMatchObject({
    aggregation: { method: 'geometric' },
    normalisation: { method: 'percentile' },
  })
})
