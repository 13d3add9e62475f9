/**
 * Pictures of all pages in both languages, light and dark, on a phone and a wide screen, into docs/screens: npm run
 * screens. Names of pages take these alone; an address (http://…) takes them there instead of on a demonstration of its
 * own. `handbook` takes those of the handbook into docs/handbook/pictures, along the first year of a province.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { type ShownPage, allPages } from './browser/all-pages'
import { launchBrowser } from './browser/launch-browser'
import { signInAt, toCookies, tourSeen } from './browser/sign-in'
import { startAdministered } from './browser/administered-server'
import { walkFirstYear } from './browser/first-year'
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
const browser = await launchBrowser()
const cookies = new Map<string, string>()
if (wanted.includes('handbook')) await takeHandbook(path.resolve('docs/handbook/pictures'))
else await takePages()
await browser.close()

async function takePages() {
  const given = wanted.find((text) => text.startsWith('http'))
  const pages = allPages.filter(({ name }) => wanted.length === (given ? 1 : 0) || wanted.includes(name))
  await mkdir(folder, { recursive: true })
  const sanjeh = given ? { url: given, close: async () => {} } : await startLateDemo()
  for (const look of looks)
    for (const language of ['fa', 'en']) for (const page of pages) await take(sanjeh.url, page, language, look)
  await sanjeh.close()
}

/** What is on the screen, and no more: a page of paper has no room for more than one screen. */
async function takeHandbook(pictures: string) {
  await mkdir(pictures, { recursive: true })
  const sanjeh = await startAdministered()
  const page = await sanjeh.signIn(browser, 1180)
  await page.setViewportSize({ width: 1180, height: 760 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const show = async (screen: string) => {
    await drawAll(page)
    await page.screenshot({ path: path.join(pictures, `${screen}.png`) })
    process.stdout.write(`${screen}.png\n`)
  }
  await walkFirstYear({ page, url: sanjeh.url, show })
  await sanjeh.close()
}

async function take(
  url: string,
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
    if (!cookies.has(as)) cookies.set(as, await signInAt(url, as))
    await context.addCookies(toCookies(`${cookies.get(as)}; ${tourSeen}`, url))
  }
  const page = await context.newPage()
  await page.goto(`${url}/${language}${address}`, { waitUntil: 'networkidle' })
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
