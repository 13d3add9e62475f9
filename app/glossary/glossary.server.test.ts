import { expect, test } from 'vitest'
import { glossary } from './glossary.server'

test('each word has a place of its own to jump to', () => {
  expect(new Set(glossary.map((entry) => entry.id)).size).toBe(glossary.length)
})

test('each word is explained in both languages, in the letters of each', () => {
  for (const { id, fa, en } of glossary) {
    expect(`${fa.term} ${fa.meaning}`, id).not.toMatch(/[A-Za-z0-9يك]/)
    expect(`${en.term} ${en.meaning}`, id).not.toMatch(/[\u0600-\u06FF]/)
    expect(fa.meaning.length * en.meaning.length, id).toBeGreaterThan(400)
  }
})
