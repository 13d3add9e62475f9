import { expect, test } from 'vitest'
import { onlyRow } from './only-row'

test('the row of a count is its first', () => {
  expect(onlyRow([{ n: 0 }])).toEqual({ n: 0 })
})

test('a statement without its row throws, and is not read as zero', () => {
  expect(() => onlyRow([])).toThrow('gave none')
})
