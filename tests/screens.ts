/**
 * Pictures of all pages in both languages, light and dark, on a phone and a wide screen, into docs/screens: npm run
 * screens. Names of pages take these alone; an address (http://…) takes them there instead of on a demonstration of its
 * own.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type ShownPage, allPages } from './browser/all-pages'
import { launchBrowser } from './browser/launch-browser'
import { signInAt, toCookies, tourSeen } from './browser/sign-in'
import { startLateDemo } from './fixtures/late-demo'

const looks = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const

/** Longer pages are cut: what is wrong further down is wrong further up as well. */
const mostHeight = 4000

const folder = path.resolve('docs/screens')
const wanted = process.argv.slice(2)
const given = wanted.find((text) => text.startsWith('http'))
const pages = allPages.filter(({ name }) => wanted.length === (given ? 1 : 0) || wanted.includes(name))
await mkdir(folder, { recursive: true })
const sanjeh = given ? { url: given, close: async () => {} } : await startLateDemo()
const browser = await launchBrowser()
const cookies = new Map<string, string>()
for (const look of looks)
  for (const language of ['fa', 'en']) for (const page of pages) await take(browser, page, language, look)
await browser.close()
await sanjeh.close()

async function take(
  browser: Browser,
  { name, address, as }: ShownPage,
  language: string,
  { width, colorScheme }: (typeof looks)[number],
) {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 780 : 900 },
    colorScheme,
    reducedMotion: 'reduce',
  })
  if (as !== null) {
    if (!cookies.has(as)) cookies.set(as, await signInAt(sanjeh.url, as))
    await context.addCookies(toCookies(`${cookies.get(as)}; ${tourSeen}`, sanjeh.url))
  }
  const page = await context.newPage()
  await page.goto(`${sanjeh.url}/${language}${address}`, { waitUntil: 'networkidle' })
  await drawAll(page)
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), mostHeight)
  const file = `${name}-${language}-${colorScheme}-${width}.png`
  await page.screenshot({ path: path.join(folder, file), fullPage: true, clip: { x: 0, y: 0, width, height } })
  await context.close()
  process.stdout.write(`${file}\n`)
}

/** Charts are drawn as they come into sight; every one of them is asked for before the picture. */
async function drawAll(page: Page) {
  for (const chart of await page.locator('figure .chart').all()) {
    await chart.scrollIntoViewIfNeeded()
    await chart.locator('svg').first().waitFor()
  }
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(300)
}
