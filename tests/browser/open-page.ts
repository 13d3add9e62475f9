import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from './launch-browser'
import { sanjehUrl } from './sanjeh-url'
import { cookiesOf, toCookies, tourSeen } from './sign-in'

interface Visit extends BrowserContextOptions {
  /** User name of who looks; null for the public. */
  as?: string | null
  /** Whether the tour is still before them. */
  isNew?: boolean
  /** Whether nothing is kept yet of what pages load. */
  isEmpty?: boolean
}

/**
 * A browser for the tests of a file. Each page is a new visitor's, signed in as `usual` unless the test says otherwise;
 * an error in a page, or a request to anywhere but Sanjeh, fails the test. Scripts and fonts that the browser has from
 * an earlier test stay in it, cookies do not, and the pages keep nothing else with a visitor.
 */
export function useBrowser(usual: string | null = null) {
  let browser: Browser | undefined
  let problems: string[] = []
  const contexts = new ContextPool()
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    await contexts.clear()
    const seen = problems
    problems = []
    expect(seen).toEqual([])
  })
  afterAll(async () => browser?.close())

  return async (
    address: string,
    { as = usual, isNew = false, isEmpty = false, ...options }: Visit = {},
  ): Promise<Page> => {
    if (!browser) throw new Error('The browser was not started')
    const context = await contexts.take(browser, options, isEmpty)
    const base = sanjehUrl()
    if (!isNew) await context.addCookies(toCookies(tourSeen, base))
    if (as !== null) await context.addCookies(toCookies(await cookiesOf(as), base))
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && problems.push(message.text()),
    )
    page.on(
      'request',
      (request) =>
        !request.url().startsWith(base) &&
        !request.url().startsWith('data:') &&
        problems.push(`asked ${request.url()}`),
    )
    await page.goto(`${base}${address}`, { waitUntil: 'load' })
    if (options.javaScriptEnabled !== false) await untilLive(page)
    return page
  }
}

/** Contexts of a browser by their options: one is used again when the test that had it has ended. */
class ContextPool {
  readonly #free = new Map<string, BrowserContext[]>()
  readonly #taken: { context: BrowserContext; key: string }[] = []

  async take(browser: Browser, options: BrowserContextOptions, isEmpty: boolean): Promise<BrowserContext> {
    const key = JSON.stringify(options)
    const usual = { viewport: { width: 1280, height: 900 }, acceptDownloads: true } as const
    const kept = isEmpty ? undefined : this.#free.get(key)?.pop()
    const context = kept ?? (await browser.newContext({ ...usual, ...options }))
    context.setDefaultTimeout(15_000)
    this.#taken.push({ context, key })
    return context
  }

  /** Ends all visits. */
  async clear() {
    for (const { context, key } of this.#taken.splice(0)) {
      for (const page of context.pages()) await page.close()
      await context.clearCookies()
      this.#free.set(key, [...(this.#free.get(key) ?? []), context])
    }
  }
}

/** Until the page has taken over what the server sent: a click before that may meet an element that is replaced. */
export async function untilLive(page: Page) {
  await page.locator('html[data-live]').waitFor({ state: 'attached' })
}
