import { describe, expect, test } from 'vitest'
import { canonicalInput, canonicalJson, canonicalResult } from '../../scoring/canonical'
import { engineVersion } from '../../scoring/engine-version'
import { score } from '../../scoring/score'
import { indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { sha256 } from '../documents/hash.server'
import { ResultsDocument } from '../documents/results-document'
import { findOtherEngine } from './compare'
import { recompute } from './recompute'

const input = inputOf({
  metrics: {
    letters: [
      [3, 1, null, 'not-applicable'],
      [4, 'no-data', 0, 2],
    ],
    visits: [
      [1, 2, 3, 4],
      [0.1, 1e-7, 12345.678, 3],
    ],
  },
  periods: ['2023-01-01', '2024-01-01'],
  group: ['x', 'y', 'x', null],
  competes: [true, true, true, false],
  attributes: { staff: [10, null, 30, 40] },
})
const model = modelOf([indicatorOf('letters'), indicatorOf('visits')])
const [inputText, modelText] = [canonicalInput(input), canonicalJson(model)]

describe('recompute', () => {
  test('gives the hashes that the run was stored with, out of the published texts alone', () => {
    const result = score(input, model)
    expect(recompute(inputText, modelText)).toMatchObject({
      ok: true,
      modelHash: sha256(modelText),
      inputHash: sha256(`${sha256(modelText)}\n${inputText}`),
      resultHash: sha256(canonicalResult(result)),
      rows: result.agencies.map((code, index) => ({
        code,
        total: result.total[index],
        rank: result.ranks[0]?.rank[index],
      })),
    })
  })

  test('which required parts have no data stands beside the rank that there is not', () => {
    const required = canonicalJson({ ...model, requires: ['letters'] })
    const holed = canonicalInput(inputOf({ metrics: { letters: [3, null], visits: [1, 2] } }))
    const lacking = recompute(holed, required)
    expect(lacking.ok && lacking.rows.map(({ rank, missingRequired }) => [rank, missingRequired])).toEqual([
      [1, undefined],
      [0, ['letters']],
    ])
  })

  test('one changed number changes the hash of the data and of the result', () => {
    const before = recompute(inputText, modelText)
    const after = recompute(inputText.replace('12345.678', '12345.679'), modelText)
    if (!before.ok || !after.ok) throw new Error('not scored')
    expect(after.inputHash).not.toBe(before.inputHash)
    expect(after.resultHash).not.toBe(before.resultHash)
  })

  test('what is no input or no model is said to be none', () => {
    expect(recompute('{"a":1}', modelText)).toEqual({ ok: false, why: 'no-input' })
    expect(recompute(inputText, '<html>')).toEqual({ ok: false, why: 'no-model' })
  })

  test('what was published before there were versions of the engine is of engine 1, and one of this engine is of no other', () => {
    const run = { id: 1, asOf: '2026-08-22T12:00:00.000Z', inputHash: '', resultHash: '' }
    expect(findOtherEngine({ run: ResultsDocument.shape.run.parse(run) })).toEqual({
      published: 1,
      here: engineVersion,
    })
    expect(findOtherEngine({ run: ResultsDocument.shape.run.parse({ ...run, engine: engineVersion }) })).toBeNull()
  })
})
