import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en'
import { fa, faAreas } from './fa'
import { textAreas } from './texts'

function listTexts(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? listTexts(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)] satisfies [string, string]],
  )
}

test('both languages have the same keys', () => {
  expect(listTexts(en).map(([key]) => key)).toEqual(listTexts(fa).map(([key]) => key))
})

test('no two areas have texts under the same name, since one would hide the other', () => {
  const names = Object.values(faAreas).flatMap((area) => Object.keys(area))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('each area is a file of its name in both languages, by which a page that is navigated to loads it', () => {
  for (const language of ['fa', 'en']) {
    const files = readdirSync(path.join(import.meta.dirname, language)).map((file) => path.basename(file, '.ts'))
    expect(files.toSorted()).toEqual([...textAreas].toSorted())
  }
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

test('every text is used somewhere', () => {
  const app = path.resolve(import.meta.dirname, '..')
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/^i18n.(fa|en)\.ts$/.test(file),
  )
  const code = files.map((file) => readFileSync(path.join(app, file), 'utf8')).join('\n')
  const isUsed = (key: string) => {
    // A text may be chosen by a value: `state.${state}`, texts.state[state].
    const part = key.slice(0, key.lastIndexOf('.'))
    return (
      [`'${key}'`, `texts.${key}`, `\`${part}.\${`, `texts.${part}[`].some((text) => code.includes(text)) ||
      isOfLongValue(key)
    )
  }
  // The value may have a dot itself: `audit.actions.${action}`, where an action is 'person.add'.
  const isOfLongValue = (key: string) =>
    [...key.matchAll(/\./g)].some(
      ({ index }) => code.includes(`\`${key.slice(0, index)}.\${`) && code.includes(`'${key.slice(index + 1)}'`),
    )
  expect(
    listTexts(fa)
      .map(([key]) => key)
      .filter((key) => !isUsed(key)),
  ).toEqual([])
})
