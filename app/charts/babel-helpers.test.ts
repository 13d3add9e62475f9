import { expect, test } from 'vitest'
import { assign, defineField, omit, toItems } from './babel-helpers'

test('what is spread later comes before what was there, and nothing can be spread', () => {
  expect(assign(assign({}, { color: 'red', width: 1 }), null, undefined, { width: 2 })).toEqual({
    color: 'red',
    width: 2,
  })
})

test('a field is declared, not set', () => {
  class Base {
    set size(_value: number) {
      throw new Error('Set')
    }
  }
  const field = new Base()
  defineField(field, 'size', 3)
  expect(Object.entries(field)).toEqual([['size', 3]])
})

test('the rest of an object is what was not named', () => {
  expect(omit({ x: 1, y: undefined, children: 'text' }, ['x', 'children'])).toEqual({ y: undefined })
  expect([omit(null, ['x']), omit(undefined, ['x'])]).toEqual([{}, {}])
})

test('a list is taken as it is, and what can be walked through as a list', () => {
  const list = [1, 2]
  expect(toItems(list)).toBe(list)
  expect(toItems(new Set(['a', 'b']))).toEqual(['a', 'b'])
})
