import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')
const root = path.resolve(import.meta.dirname, '../..')
const { assets, routes }: ServerBuild = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)

/** Bytes of scripts, compressed by gzip as any server would: a little more than the heaviest page has. */
const budget = { page: 108_000, pageWithCharts: 207_000 } as const

async function gzipBytes(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(path.join(root, 'build/client', file))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Texts that no minifier changes, each of a library that pages load late or never. */
const markOf = { charts: 'recharts-wrapper', schemas: '_zod' } as const

/** Whether a library is among scripts. */
async function isIn(files: Iterable<string>, library: keyof typeof markOf): Promise<boolean> {
  const contents = await Promise.all([...files].map((file) => readFile(path.join(root, 'build/client', file), 'utf8')))
  return contents.some((content) => content.includes(markOf[library]))
}

/**
 * The scripts that a page of the route is sent with: of the entry, the route and those around it, each with what it
 * imports.
 */
function scriptsOf(id: string): Set<string> {
  const scripts = new Set([assets.entry.module, ...assets.entry.imports])
  for (let route = assets.routes[id]; route; route = route.parentId ? assets.routes[route.parentId] : undefined) {
    for (const script of [route.module, ...(route.imports ?? [])]) scripts.add(script)
  }
  return scripts
}

const pages = Object.keys(routes).filter((id) => routes[id]?.module.default)

test.each(pages)('%s begins within the budget of a page without charts', async (id) => {
  expect(await gzipBytes(scriptsOf(id))).toBeLessThanOrEqual(budget.page)
})

test.each(['/fa/hamadan/1404/agencies/EDU', '/fa/hamadan/1404/agencies/EDU/D4-1', '/fa/hamadan/1404/history'])(
  '%s stays within the budget of a page with charts when all of them are drawn',
  async (address) => {
    const page = await open(address)
    for (const chart of await page.locator('figure .chart').all()) {
      await chart.scrollIntoViewIfNeeded()
      await chart.locator('svg.recharts-surface').first().waitFor()
    }
    const names = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    const scripts = new Set(names.filter((name) => name.endsWith('.js')))
    expect(await isIn(scripts, 'charts')).toBe(true)
    expect(await gzipBytes(scripts)).toBeLessThanOrEqual(budget.pageWithCharts)
  },
)

test.each(Object.keys(markOf) as (keyof typeof markOf)[])('no page begins with the library of %s', async (library) => {
  const begun = await Promise.all(pages.map(async (id) => ((await isIn(scriptsOf(id), library)) ? [id] : [])))
  expect(begun.flat()).toEqual([])
})

test('a library that no page begins with is in the build, so that its absence tells something', async () => {
  const folder = path.join(root, 'build/client/assets')
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js')).map((name) => `assets/${name}`)
  expect([await isIn(scripts, 'charts'), await isIn(scripts, 'schemas')]).toEqual([true, true])
})
