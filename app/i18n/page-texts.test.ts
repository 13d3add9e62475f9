import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { auditActions } from '../audit/actions'
import { editionPages } from '../http/edition-path'
import { languagePages } from '../http/language-path'
import { policy } from '../policy/policy.server'
import { faAreas } from './fa'
import { textAreas } from './texts'

const app = path.resolve(import.meta.dirname, '..')
const areaOf = new Map(
  Object.entries(faAreas).flatMap(([area, texts]) =>
    Object.keys(texts).map((key) => [key, area] satisfies [string, string]),
  ),
)

/** All charts are named together, and a page draws some of them. */
const charts = path.join(app, 'charts/charts.ts')

/**
 * The files that come to a browser with a route, or when somebody asks: its own imports and theirs, but for types and
 * what only the server has.
 */
function filesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (file === charts) return seen
  for (const [, whole, lazy] of readFileSync(file, 'utf8').matchAll(
    /^import (?!type )[^']*'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
  )) {
    const target = ['.ts', '.tsx']
      .map((ending) => path.resolve(path.dirname(file), `${whole ?? lazy}${ending}`))
      .find((each) => existsSync(each))
    if (target?.startsWith(app) && !target.includes('.server.') && !target.includes(`${path.sep}i18n${path.sep}`))
      filesOf(target, seen)
  }
  return seen
}

/**
 * Acts of the policy, actions of the log and files of an edition look like texts: `'course.see'`, `'person.add'`,
 * `'data.csv'`.
 */
const files = [...editionPages, ...languagePages].filter((page) => page.includes('.'))
const otherNames = new RegExp(`'(${[...Object.keys(policy), ...auditActions, ...files].join('|')})'`, 'g')

function areasIn(file: string): string[] {
  const keys = readFileSync(file, 'utf8')
    .replaceAll(otherNames, '')
    .matchAll(/['"`](\w+)\.[\w${]|\btexts\.(\w+)/g)
  return [...keys].flatMap(([, quoted, named]) => areaOf.get(quoted ?? named ?? '') ?? [])
}

const routes = readdirSync(path.join(app, 'routes')).filter(
  (file) => file.endsWith('.tsx') && readFileSync(path.join(app, 'routes', file), 'utf8').includes('export default'),
)

test('the areas have the same names in both lists', () => {
  expect(Object.keys(faAreas)).toEqual([...textAreas])
})

test.each(routes)('%s names the areas of texts that its page shows', (file) => {
  const route = path.join(app, 'routes', file)
  const needed = new Set([...filesOf(route)].flatMap(areasIn))
  needed.delete('shared')
  const [, named = ''] = /export const handle = \{\s*texts: \[([^\]]*)\]/.exec(readFileSync(route, 'utf8')) ?? []
  expect([...named.matchAll(/'(\w+)'/g)].map(([, area]) => area).toSorted()).toEqual([...needed].toSorted())
})
