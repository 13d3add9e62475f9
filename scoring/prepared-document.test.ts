import { expect, test } from 'vitest'
import { makeInput } from '../tests/bench/scoring/make-input'
import { prepare, rescore } from './prepared'
import { fromPreparedDocument, toPreparedDocument } from './prepared-document'

test('a prepared edition that went through JSON gives the same totals to the last bit', () => {
  const { input, model } = makeInput(20, 9, 0.1)
  const prepared = prepare(input, model)
  const back = fromPreparedDocument(JSON.parse(JSON.stringify(toPreparedDocument(prepared))))
  expect(back).toEqual(prepared)
  const weights = prepared.nodes.map((_, node) => 1 + (node % 3))
  expect(rescore(back, weights)).toEqual(rescore(prepared, weights))
})
