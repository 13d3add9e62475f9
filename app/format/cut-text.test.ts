import { assert, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cutText, cutToEnd } from './cut-text'

test('no character is cut in half', () => {
  expect(cutText('ab👍', 3)).toBe('ab')
  expect(cutText('ab👍', 4)).toBe('ab👍')
  expect(cutToEnd('👍ab', 3)).toBe('ab')
})

test('what is cut is a part of the text, no longer than wanted, and UTF-8 as it is', () => {
  assert(
    property(string({ unit: 'grapheme' }), integer({ min: 1, max: 20 }), (text, most) => {
      for (const cut of [cutText(text, most), cutToEnd(text, most)]) {
        expect(text).toContain(cut)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(Buffer.from(cut).toString()).toBe(cut)
      }
    }),
  )
})
