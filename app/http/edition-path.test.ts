import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { editionPages, editionPath, festivalPages, festivalPath } from './edition-path'

/** `$edition.data.$agency.$metric` as `data/:agency/:metric`. */
function pagesBelow(prefix: string): string[] {
  return readdirSync('app/routes')
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.slice(prefix.length, -'.tsx'.length))
    .map((name) => name.replaceAll('_.', '.').split(/\.(?![^[]*\])/))
    .map((parts) => parts.filter((part) => part !== '_index').map((part) => part.replaceAll(/[[\]]/g, '')))
    .map((parts) => parts.join('/').replaceAll('$', ':'))
}

const params = { lang: 'fa', festival: 'hamadan', edition: '1404' }

test('the pages of an edition are those that have a route', () => {
  expect(editionPages).toEqual([...new Set(pagesBelow('$lang.$festival.$edition.'))].toSorted())
})

test('the pages of a festival are those that have a route', () => {
  const routes = pagesBelow('$lang.$festival.').filter((page) => !page.startsWith(':edition'))
  expect(festivalPages).toEqual([...new Set(routes)].toSorted())
})

test('an edition alone is its overview', () => {
  expect(editionPath(params)).toBe('/fa/hamadan/1404')
})

test('a page stands below its edition, with what it searches for', () => {
  expect(editionPath(params, 'agencies/EDU/D4-1')).toBe('/fa/hamadan/1404/agencies/EDU/D4-1')
  expect(editionPath(params, 'rankings.csv', '?group=A')).toBe('/fa/hamadan/1404/rankings.csv?group=A')
})

test('a page of the festival leaves the edition out', () => {
  expect(festivalPath(params)).toBe('/fa/hamadan')
  expect(festivalPath(params, 'jobs/7')).toBe('/fa/hamadan/jobs/7')
})

test('a page that no route answers is refused by the types', () => {
  // @ts-expect-error There is no such page.
  expect(editionPath(params, 'ranking')).toBe('/fa/hamadan/1404/ranking')
})

test('an address in a language that is none of ours leads to the Persian page, and never breaks a header', () => {
  const params = { lang: '۱۲۳', festival: 'hamadan', edition: '1404' }
  expect(editionPath(params, 'runs')).toBe('/fa/hamadan/1404/runs')
  expect(festivalPath(params, 'jobs')).toBe('/fa/hamadan/jobs')
})
