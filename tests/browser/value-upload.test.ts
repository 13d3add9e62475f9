import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operatorOf } from '../../app/access/viewer.server'
import { saveAgencyRows } from '../../app/flows/setup/agencies/save-agencies.server'
import { addPerson } from '../../app/flows/people/add-person.server'
import { changeSettings } from '../../app/flows/settings/change-settings.server'
import { createFestivalWithEdition } from '../../app/flows/setup/festivals.server'
import { findEdition } from '../../db/queries/editions'
import { type FilledServer, serveFilled } from '../fixtures/serve-filled'
import { findViolations } from './find-violations'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'
import { toCookies, tourSeen } from './sign-in'

let server: FilledServer
let browser: Browser
const password = 'a long enough one'

/** A festival of two agencies, and its administrator, of whom no second step is asked. */
beforeAll(async () => {
  server = await serveFilled(async (db) => {
    const context = { db, viewer: operatorOf('test'), now: new Date() }
    await createFestivalWithEdition(context, {
      code: 'hamadan',
      titleFa: 'جشنوارهٔ همدان',
      titleEn: 'Hamadan festival',
      calendar: 'jalali',
      counties: [{ titleFa: 'همدان', titleEn: 'Hamadan' }],
      edition: { code: '1404', titleFa: 'دورهٔ ۱۴۰۴', titleEn: 'Edition 1404', year: 1404, start: 'short' },
    })
    const place = await findEdition(db, 'hamadan', '1404')
    if (!place) throw new Error('The edition was not made')
    const saved = await saveAgencyRows(context, place, [{ titleFa: 'شرکت گاز' }, { titleFa: 'شرکت آب' }], null)
    if (!saved.ok) throw new Error(saved.why)
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
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function signIn(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
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
}

/** Pictures for looking at, where somebody asks for them. */
async function picture(page: Page, name: string) {
  const folder = process.env['UPLOAD_PICTURES']
  if (!folder) return
  for (const language of ['fa', 'en'] as const)
    for (const width of [1440, 360]) {
      const shown = await page.context().newPage()
      await shown.setViewportSize({ width, height: 900 })
      await shown.goto(page.url().replace('/fa/', `/${language}/`))
      await shown.screenshot({ path: path.join(folder, `${name}-${language}-${width}.png`), fullPage: true })
      await shown.close()
    }
}

test('a pasted table becomes values by clicks, and is taken back as a whole', { timeout: 240_000 }, async () => {
  const page = await signIn()
  await page.goto(`${server.url}/fa/hamadan/1404/setup/values`)
  await page.getByRole('link', { name: 'از صفحه‌گسترده' }).click()
  await untilLive(page)
  expect(await findViolations(page)).toEqual([])
  const table = [
    ['دستگاه', 'درخواست‌های مردم', 'درخواست‌های برخط'],
    ['شرکت گاز', '۱٬۲۵۰', '85/5'],
    ['شرکت آب', '40', '50'],
    ['اداره‌ای دیگر', '7', '-'],
  ]
  await page.getByLabel('یا جدول را این‌جا بچسبانید').fill(table.map((cells) => cells.join('\t')).join('\n'))
  await page.getByRole('button', { name: 'خواندن پرونده' }).click()
  await page.getByRole('heading', { name: '۲. معنای ستون‌ها' }).waitFor()
  await untilLive(page)
  await page.getByText('معلوم نیست این مقدار از چه سال یا ماهی است.').first().waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('combobox', { name: 'دورهٔ مقدارها' }).selectOption({ index: 1 })
  await page.getByRole('combobox', { name: '«/» نشانهٔ اعشار است؟' }).selectOption({ label: 'نادرست است؛ خوانده نشود' })
  await page.getByRole('button', { name: 'به‌کار بردن' }).click()
  await page.waitForURL(/period=2025/)
  await page.getByRole('link', { name: 'مشکل ۵' }).waitFor()
  await untilLive(page)
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'values')
  await page.getByRole('button', { name: 'ثبت ۱ مقدار' }).click()
  await page.getByText('مقدارهای این پرونده در').waitFor()
  await untilLive(page)
  expect(await page.getByRole('link', { name: 'همان ۱' }).count()).toBe(1)
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'saved')
  await page.getByRole('button', { name: 'پس گرفتن همهٔ مقدارها' }).click()
  await page.getByText('بنویسید چرا پس می‌گیرید.').waitFor()
  await page.getByLabel('دلیل پس گرفتن').fill('پروندهٔ سال دیگر بود')
  await page.getByRole('button', { name: 'پس گرفتن همهٔ مقدارها' }).click()
  await page.getByRole('button', { name: 'ثبت ۱ مقدار' }).waitFor()
  await page.goto(`${server.url}/fa/hamadan/1404/setup/values/upload`)
  await page.getByText('ثبت نشده است').waitFor()
  await page.context().close()
})
