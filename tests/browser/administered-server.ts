import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { operatorOf } from '../../app/access/viewer.server'
import { addPerson } from '../../app/flows/people/add-person.server'
import { changeSettings } from '../../app/flows/settings/change-settings.server'
import { createFestivalWithEdition } from '../../app/flows/setup/festivals.server'
import type { RequestContext } from '../../app/policy/request-context'
import { serveFilled } from '../fixtures/serve-filled'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'
import { toCookies, tourSeen } from './sign-in'

const password = 'a long enough one'

/** The festival of Hamadan with an edition in draft and a short model, without agencies. */
export async function createHamadan(context: RequestContext, counties: { titleFa: string; titleEn: string }[]) {
  await createFestivalWithEdition(context, {
    code: 'hamadan',
    titleFa: 'جشنوارهٔ همدان',
    titleEn: 'Hamadan festival',
    calendar: 'jalali',
    counties,
    edition: { code: '1404', titleFa: 'دورهٔ ۱۴۰۴', titleEn: 'Edition 1404', year: 1404, start: 'short' },
  })
}

/** A server of its own over what `fill` writes, with its first administrator, of whom no second step is asked. */
export async function startAdministered(fill: (context: RequestContext) => Promise<void> = async () => {}) {
  const server = await serveFilled(async (db) => {
    const context = { db, viewer: operatorOf('test'), now: new Date() }
    await fill(context)
    await addPerson(context, {
      username: 'administrator',
      name: 'دبیرخانه',
      email: 'administrator@test.invalid',
      password,
      passwordKind: 'own',
      grants: [{ festivalId: null, role: 'administrator' }],
    })
    await changeSettings(context, null, { secondStepFor: [] })
  })
  return {
    url: (address: string) => `${server.url}${address}`,
    /** The page to which signing in leads, of a visitor of its own. */
    signIn: async (browser: Browser, width = 1440): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
      context.setDefaultTimeout(30_000)
      await context.addCookies(toCookies(tourSeen, server.url))
      const page = await context.newPage()
      await page.goto(`${server.url}/fa/sign-in`)
      await untilLive(page)
      await page.getByLabel('نام کاربری', { exact: false }).first().fill('administrator')
      await page.getByLabel('گذرواژه', { exact: true }).fill(password)
      await page.locator('main form button').first().click()
      await page.waitForURL((url) => !url.pathname.endsWith('sign-in'))
      return page
    },
    close: server.close,
  }
}

/** An administered server for the tests of a file, and a browser. */
export function useAdministeredServer(fill?: (context: RequestContext) => Promise<void>) {
  let server: Awaited<ReturnType<typeof startAdministered>>
  let browser: Browser
  beforeAll(async () => {
    server = await startAdministered(fill)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return {
    url: (address: string) => server.url(address),
    browser: () => browser,
    signIn: (width?: number) => server.signIn(browser, width),
  }
}

/**
 * Pictures for looking at, in both languages, wide and narrow, light and dark, where UPLOAD_PICTURES names a folder.
 */
export async function picture(page: Page, name: string) {
  const folder = process.env['UPLOAD_PICTURES']
  if (!folder) return
  for (const language of ['fa', 'en'] as const)
    for (const width of [1440, 360])
      for (const colorScheme of ['light', 'dark'] as const) {
        const shown = await page.context().newPage()
        await shown.emulateMedia({ colorScheme })
        await shown.setViewportSize({ width, height: 900 })
        await shown.goto(page.url().replace('/fa/', `/${language}/`))
        const file = `${name}-${language}-${width}-${colorScheme}.png`
        await shown.screenshot({ path: path.join(folder, file), fullPage: true })
        await shown.close()
      }
}
