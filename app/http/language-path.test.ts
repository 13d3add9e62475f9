import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languagePages, languagePath } from './language-path'

test('the pages of a language are those that have a route and belong to no festival', () => {
  const pages = readdirSync('app/routes')
    .filter((file) => file.startsWith('$lang.') && !file.startsWith('$lang.$') && file !== '$lang.tsx')
    .map((file) => file.slice('$lang.'.length, -'.tsx'.length))
    .map((name) => name.replaceAll('_.', '.').split(/\.(?![^[]*\])/))
    .map((parts) => parts.filter((part) => part !== '_index').map((part) => part.replaceAll(/[[\]]/g, '')))
    .map((parts) => parts.join('/').replaceAll('$', ':'))
  expect(languagePages).toEqual([...new Set(pages)].toSorted())
})

test('a language alone is the list of festivals', () => {
  expect(languagePath('fa')).toBe('/fa')
})

test('a page stands below its language, with what comes after it', () => {
  expect(languagePath('en', 'people/7')).toBe('/en/people/7')
  expect(languagePath('fa', 'sign-in', '?to=/fa/account')).toBe('/fa/sign-in?to=/fa/account')
  expect(languagePath('fa', 'glossary', '#score')).toBe('/fa/glossary#score')
})

test('a page that no route answers is refused by the types', () => {
  // @ts-expect-error There is no such page.
  expect(languagePath('fa', 'person')).toBe('/fa/person')
})

test('no other file puts the address of such a page together', () => {
  const byHand = /\/\$\{(?:[\w.]*\blang(?:uage)?|languageOf\([\w.]*\))\}(?:\/[a-z]|[`?#])/
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !['http/language-path.ts', 'http/edition-path.ts'].includes(file))
    // The secret of a one-time link comes behind it.
    .filter((file) => file !== 'pages/people/people-actions.server.ts')
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((file) => byHand.test(readFileSync(`app/${file}`, 'utf8')))).toEqual([])
})
