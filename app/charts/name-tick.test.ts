import { expect, test } from 'vitest'
import { breakLines } from './name-tick'

test('words fill a line as far as it goes', () => {
  expect(breakLines('خدمات الکترونیکی به روستاها', 18)).toEqual(['خدمات الکترونیکی', 'به روستاها'])
})

test('a word longer than the line is not cut', () => {
  expect(breakLines('به دولت‌الکترونیکی‌استان', 8)).toEqual(['به', 'دولت‌الکترونیکی‌استان'])
})
