import { expect, test } from 'vitest'
import { decimalsOf, formatsOf } from './kinds-of-number'

const [en, fa] = [formatsOf('en'), formatsOf('fa')]

test('numbers of a kind have the same decimals, whole ones too', () => {
  expect([en.score(512, 1), en.score(512.25, 1), en.score(512, 0)]).toEqual(['512.0', '512.3', '512'])
  expect([en.points(100), en.points(41.666)]).toEqual(['100.0', '41.7'])
  expect([en.share(1), en.share(0.9166), en.share(0)]).toEqual(['100.0%', '91.7%', '0.0%'])
  expect([en.correlation(1), en.correlation(-0.5)]).toEqual(['1.00', '\u200E−0.50'])
})

test('ranks show a half where there is one, and counts are whole', () => {
  expect([en.rank(3), en.rank(2.5), en.count(1200)]).toEqual(['3', '2.5', '1,200'])
})

test('a difference has a sign unless nothing of it is shown', () => {
  expect([
    en.difference(3.04),
    en.difference(-3.04),
    en.difference(0.04),
    en.difference(-0.04),
    en.difference(0),
  ]).toEqual(['\u200E+3.0', '\u200E−3.0', '0.0', '0.0', '0.0'])
  expect(fa.difference(3.04, 2)).toBe('\u200E+۳٫۰۴')
})

test('two numbers that are told apart have the digits that it takes', () => {
  expect([en.apart(85.2, 84), en.apart(85.234, 85.231), en.apart(1, null)]).toEqual([
    ['85.2', '84.0'],
    ['85.234', '85.231'],
    ['1.0', null],
  ])
})

test('published numbers below each other have the decimals of the finest', () => {
  expect([decimalsOf([512, 498.25, null]), decimalsOf([512]), decimalsOf([1 / 3]), decimalsOf([])]).toEqual([
    2, 1, 3, 1,
  ])
})

test('a share below one hundred percent is never written as whole by its decimals being left out', () => {
  expect(fa.share(0.996)).toContain('۹۹٫۶')
})
