import { expect, test } from 'vitest'
import { makeInput } from '../tests/bench/scoring/make-input'
import { score, scoreOnly } from './score'

const rules = {
  adjustments: [
    {
      code: 'bonus',
      title: { fa: 'الف', en: 'a' },
      points: 12.5,
      when: { node: 'i3', of: 'value', is: 'above', than: 50 },
    },
  ],
  gates: [
    {
      code: 'gate',
      title: { fa: 'ب', en: 'b' },
      requires: { node: 'd1', of: 'score-percent', is: 'at-least', than: 50 },
    },
  ],
} as const

test('says what the whole result says, but for what led there', () => {
  const { input, model } = makeInput(60, 20, 0.1)
  const { contribution: _contribution, indicators: _indicators, ...whole } = score(input, { ...model, rules })
  expect(scoreOnly(input, { ...model, rules })).toEqual(whole)
})

test('takes at most three times the room of the input', () => {
  for (const [agencies, indicators] of [
    [400, 60],
    [3000, 20],
  ] as const) {
    const { input, model } = makeInput(agencies, indicators, 0.05)
    const taken = byteLengthOf(input.metrics)
    expect(byteLengthOf(scoreOnly(input, model)) / taken).toBeLessThan(3)
    expect(byteLengthOf(score(input, model)) / taken).toBeLessThan(7.5)
  }
})

/** Of all typed arrays in a value, each buffer once. */
function byteLengthOf(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0
  seen.add(value)
  if (ArrayBuffer.isView(value)) return seen.has(value.buffer) ? 0 : (seen.add(value.buffer), value.buffer.byteLength)
  return Object.values(value).reduce((total: number, own: unknown) => total + byteLengthOf(own, seen), 0)
}
