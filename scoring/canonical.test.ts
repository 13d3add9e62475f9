import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { canonicalInput, canonicalJson, canonicalResult } from './canonical'
import { engineVersion } from './engine-version'
import { score } from './score'

test('keys are sorted, numbers are the shortest, nothing stands between (RFC 8785, appendix B and section 3.2.3)', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
    string: '€$\u000F\nA\'B"\\\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys are sorted by UTF-16 units, not by a language', () => {
  expect(canonicalJson({ ö: 1, z: 2, ا: 3, a: undefined, A: 4 })).toBe('{"A":4,"z":2,"ö":1,"ا":3}')
})

test('typed arrays are lists, −0 is 0, and what is not finite is refused', () => {
  expect(canonicalJson({ x: new Float64Array([0.1, -0, 1e21]), y: new Uint8Array([1]) })).toBe(
    '{"x":[0.1,0,1e+21],"y":[1]}',
  )
  expect(() => canonicalJson([Number.NaN])).toThrow('NaN has no JSON')
  expect(() => canonicalJson(new Float64Array([Infinity]))).toThrow('Infinity has no JSON')
})

test('the same input and result in another order of agencies and metrics are the same text', () => {
  const one = inputOf({
    codes: ['a', 'b'],
    metrics: { x: [1, null], y: [3, 4] },
    group: ['g', null],
    attributes: { staff: [5, null] },
  })
  const other = inputOf({
    codes: ['b', 'a'],
    metrics: { y: [4, 3], x: [null, 1] },
    group: [null, 'g'],
    attributes: { staff: [null, 5] },
  })
  expect(canonicalInput(other)).toBe(canonicalInput(one))
  const model = modelOf([indicatorOf('x'), indicatorOf('y')])
  expect(canonicalResult(score(other, model))).toBe(canonicalResult(score(one, model)))
})

test('a result says which engine made it, and an input does not: data hash alike under every engine', () => {
  const input = inputOf({ metrics: { x: [1, 2] } })
  expect(canonicalResult(score(input, modelOf([indicatorOf('x')])))).toContain(`"engine":${engineVersion}`)
  expect(canonicalInput(input)).not.toContain('engine')
})

test('an input that says something else is another text: a zero is not a missing value', () => {
  const texts = [
    inputOf({ metrics: { x: [0] } }),
    inputOf({ metrics: { x: [null] } }),
    inputOf({ metrics: { x: ['no-data'] } }),
    inputOf({ metrics: { x: ['not-applicable'] } }),
  ].map(canonicalInput)
  expect(new Set(texts).size).toBe(4)
})
