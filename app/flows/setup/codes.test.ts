import { expect, test } from 'vitest'
import { freeCode, isCode, isEditionCode, isFestivalCode } from './codes'

test('codes stand in addresses: Latin letters, digits, dots and hyphens, and no name of a page', () => {
  const festivals = ['hamadan', 'Setup', 'sign-in', 'a b', 'همدان', '-x', '']
  expect(festivals.filter(isFestivalCode)).toEqual(['hamadan'])
  expect(['1404', 'sources', '1404-units'].filter(isEditionCode)).toEqual(['1404', '1404-units'])
})

test('a code has at most 40 characters and begins with a letter or a digit', () => {
  expect(['A001', 'a'.repeat(40), 'a'.repeat(41), '.a', 'a_b.c-d'].filter(isCode)).toEqual([
    'A001',
    'a'.repeat(40),
    'a_b.c-d',
  ])
})

test('a free code is the first number that neither a code nor a name has', () => {
  expect(freeCode(new Set(['G1', 'G3']), 'G')).toBe('G2')
  expect(freeCode(new Set(), 'C')).toBe('C1')
})
