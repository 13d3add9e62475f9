import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launchBrowser } from './launch-browser'
import { cookiesOf, toCookies, tourSeen } from './sign-in'

interface Visit extends BrowserContextOptions {
  /** User name of who looks; null for the public. */
  as?: string | null
  /** Whether the tour is still before them. */
  isNew?: boolean
}

/**
 * A browser for the tests of a file. Each page is a new visitor's, signed in as `usual` unless the test says otherwise; an error
 * in a page, or a request to anywhere but Sanjeh, fails the test.
 */
export function useBrowser(usual: string | null = null) {
  let browser: Browser | undefined
  let problems: string[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    const seen = problems
    problems = []
    expect(seen).toEqual([])
  })
  afterAll(async () => browser?.close())

  return async (address: string, { as = usual, isNew = false, ...options }: Visit = {}): Promise<Page> => {
    const context = await browser?.newContext({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
      ...options,
    })
    if (!context) throw new Error('The browser was not started')
    context.setDefaultTimeout(15_000)
    const base = inject('sanjehUrl')
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

/** Until the page has taken over what the server sent: a click before that may meet an element that is replaced. */
export async function untilLive(page: Page) {
  await page.locator('html[data-live]').waitFor({ state: 'attached' })
}
