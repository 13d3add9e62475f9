import { expect, test } from 'vitest'
import { en } from './en'
import { fa } from './fa'

function listTexts(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? listTexts(value, `${path}${key}.`) : [[`${path}${key}`, String(value)] satisfies [string, string]],
  )
}

test('both languages have the same keys', () => {
  expect(listTexts(en).map(([key]) => key)).toEqual(listTexts(fa).map(([key]) => key))
})

test('both languages fill in the same values', () => {
  const english = new Map(listTexts(en))
  const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
  for (const [key, text] of listTexts(fa)) expect(slots(english.get(key) ?? ''), key).toEqual(slots(text))
})

test('Persian texts have Persian letters and digits only', () => {
  for (const [key, text] of listTexts(fa)) {
    if (key === 'otherLanguage') continue
    expect(text, key).not.toMatch(/[يكة٠-٩0-9]/)
  }
})
