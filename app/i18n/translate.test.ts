import { expect, test } from 'vitest'
import { en } from './en'
import { fa } from './fa'
import { translator } from './translate'

test('a text is found by its key', () => {
  expect(translator(fa)('ranking.title')).toBe(fa.ranking.title)
  expect(translator(en)('ranking.title')).toBe('Rankings')
})

test('values stand where the text names them, signs that mean something elsewhere included', () => {
  expect(translator(en)('ranking.of', { rank: '$&', of: '{{rank}}' })).toBe('$& of {{rank}}')
})

test('a word agrees with its number', () => {
  const t = translator({ ranking: { ...en.ranking, shown: '{{n}} {{n|agency|agencies}}' } })
  expect(['0', '1', '2', '1,001'].map((n) => t('ranking.shown', { n }))).toEqual([
    '0 agencies',
    '1 agency',
    '2 agencies',
    '1,001 agencies',
  ])
})

test('a text that was not loaded shows its key', () => {
  expect(translator({})('ranking.title')).toBe('ranking.title')
})
