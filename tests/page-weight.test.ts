import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { useBrowser } from './browser/open-page'

const open = useBrowser('secretary')
const root = path.resolve(import.meta.dirname, '..')
const { assets, routes }: ServerBuild = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)

/** Bytes of scripts, compressed by gzip as any server would. */
const budget = { page: 110_000, pageWithCharts: 210_000 } as const

/** What checks a document as one types needs the checks of the server in the page: 25 KB of zod. */
const checksDocuments = ['model.edit', 'results.check'].map((name) => new RegExp(`\\.?${name.replace('.', String.raw`\.`)}$`))

async function gzipBytes(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(path.join(root, 'build/client', file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The scripts that a page of the route is sent with: of the entry, the route and those around it, each with what it imports. */
function scriptsOf(id: string): Set<string> {
  const scripts = new Set([assets.entry.module, ...assets.entry.imports])
  for (let route = assets.routes[id]; route; route = route.parentId ? assets.routes[route.parentId] : undefined) {
    for (const script of [route.module, ...(route.imports ?? [])]) scripts.add(script)
  }
  return scripts
}

const pages = Object.keys(routes).filter((id) => routes[id]?.module.default)

test.each(pages.filter((id) => !checksDocuments.some((name) => name.test(id))))('%s begins within the budget of a page without charts', async (id) => {
  expect(await gzipBytes(scriptsOf(id))).toBeLessThanOrEqual(budget.page)
})

test.each(pages.filter((id) => checksDocuments.some((name) => name.test(id))))('%s carries the checks of documents besides, and no more', async (id) => {
  expect(await gzipBytes(scriptsOf(id))).toBeLessThanOrEqual(budget.page + 30_000)
})

test.each(['/fa/hamadan/1404/agencies/EDU', '/fa/hamadan/1404/agencies/EDU/D4-1', '/fa/hamadan/1404/history'])('%s stays within the budget when all its charts are drawn', async (address) => {
  const page = await open(address)
  for (const chart of await page.locator('figure .chart').all()) {
    await chart.scrollIntoViewIfNeeded()
    await chart.locator('svg.recharts-surface').first().waitFor()
  }
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
  const scripts = new Set(names.filter((name) => name.endsWith('.js')))
  expect([...scripts].some((name) => name.includes('chart-library'))).toBe(true)
  expect(await gzipBytes(scripts)).toBeLessThanOrEqual(budget.pageWithCharts)
})

test('no page asks for the library of the charts before a chart is shown', () => {
  const asked = pages.filter((id) => [...scriptsOf(id)].some((script) => script.includes('chart-library')))
  expect(asked).toEqual([])
})
