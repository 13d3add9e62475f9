import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../../scoring/check-model'
import { expectFound } from '../../../expect/expect-found'
import { viewFacts, withNote } from './facts-draft'
import { sortLevels, viewLevels, withLevels } from './levels-draft'
import { type Draft, listNodes, parse } from './model-draft'
import { viewRanking, withRanking } from './ranking-draft'
import { listRules, onNode, viewCaps, withCap, withNewRule, withRules } from './rules-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const plain = (document: Draft): Record<string, unknown> => JSON.parse(JSON.stringify(document))
const isSound = (document: Draft) => checkModel(plain(document)).ok
const title = { fa: 'تشویق', en: 'Bonus' }

test('what a model says of itself is shown, and a note that is emptied in both languages goes', () => {
  expect(viewFacts(draft)).toMatchObject({ scale: 1000, decimals: 1 })
  expect(plain(withNote(draft, { fa: '', en: '' }))).not.toHaveProperty('note')
  expect(viewFacts({ ...draft, scale: '1000', note: null })).toMatchObject({ scale: null, note: { fa: '', en: '' } })
})

test('style and tie-breaks change, each alone', () => {
  const changed = withRanking(draft, { tieBreak: ['D6', 'D1-1'] })
  expect(viewRanking(changed)).toEqual({ style: 'competition', tieBreak: ['D6', 'D1-1'] })
  expect(viewRanking(withRanking(changed, { style: 'dense' }))).toEqual({ style: 'dense', tieBreak: ['D6', 'D1-1'] })
  expect(isSound(changed)).toBe(true)
})

test('levels are sorted from the highest, and without any the list goes', () => {
  const levels = [...viewLevels(draft), { title, min: 950 }]
  expect(sortLevels(levels)[0]).toEqual({ title, min: 950 })
  expect(isSound(withLevels(draft, sortLevels(levels)))).toBe(true)
  expect(plain(withLevels(draft, []))).not.toHaveProperty('levels')
})

test('a bonus and a gate are added, changed and removed, and the document is sound once they have names', () => {
  const added = withNewRule(withNewRule(draft, 'adjustments'), 'gates')
  expect(isSound(added)).toBe(false)
  const named = (['adjustments', 'gates'] as const).reduce(
    (document, kind) =>
      withRules(
        document,
        kind,
        listRules(document, kind).map((rule) => ({ ...rule, title })),
      ),
    added,
  )
  expect(isSound(named)).toBe(true)
  const condition = { node: 'total', of: 'score-percent', is: 'at-least', than: 50 }
  expect(named['rules']).toEqual({
    adjustments: [{ code: 'rule-1', title, when: condition, points: 10 }],
    gates: [{ code: 'gate-1', title, requires: condition }],
  })
  expect(plain(withRules(withRules(named, 'gates', []), 'adjustments', []))).toEqual(draft)
})

test('a rule that is added has a code that no other one has', () => {
  const two = withNewRule(withNewRule(draft, 'adjustments'), 'adjustments')
  const second = listRules(two, 'adjustments').slice(1)
  expect(listRules(withNewRule(withRules(two, 'adjustments', second), 'adjustments'), 'adjustments')).toMatchObject([
    { code: 'rule-2' },
    { code: 'rule-3' },
  ])
})

test('a condition on the value of an indicator is on the score once it is moved to a dimension', () => {
  const condition = { node: 'D1-1', of: 'value', is: 'above', than: 3 } as const
  expect(onNode(condition, 'D1-2', listNodes(draft))).toEqual({ ...condition, node: 'D1-2' })
  expect(onNode(condition, 'D1', listNodes(draft))).toEqual({ ...condition, node: 'D1', of: 'score-percent' })
})

test('caps are set and taken away again', () => {
  const capped = withCap(withCap(draft, 'bonus', 20), 'penalty', 5)
  expect(viewCaps(capped)).toEqual({ bonus: 20, penalty: 5 })
  expect(isSound(capped)).toBe(true)
  expect(plain(withCap(withCap(capped, 'bonus', null), 'penalty', null))).toEqual(draft)
})
