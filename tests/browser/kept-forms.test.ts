import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import type { FilledServer } from '../fixtures/serve-filled'
import { startDeclaring } from '../fixtures/start-declaring'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'
import { signInAt, toCookies, tourSeen } from './sign-in'

let server: FilledServer
let browser: Browser
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const path = '/fa/declaring/1404/declarations'

beforeAll(async () => {
  server = await startDeclaring()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function openAs(username: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
  context.setDefaultTimeout(20_000)
  await context.addCookies(toCookies(`${await signInAt(server.url, username)}; ${tourSeen}`, server.url))
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`, { waitUntil: 'load' })
  await untilLive(page)
  await page.waitForLoadState('networkidle')
  return { page, context }
}

async function type(page: Page, metric: string, value: string) {
  const form = page.getByRole('form', { name: metric })
  await form.getByLabel('مقدار دارد').check()
  await form.getByRole('textbox', { name: 'مقدار' }).fill(value)
  return form
}

const save = 'ذخیرهٔ پیش‌نویس'

test('a session that ended loses neither text nor file: the person signs in over the form, and it is sent', async () => {
  const { page, context } = await openAs('clerk')
  const form = await type(page, 'درخواست‌ها', '۷۱')
  await form.getByLabel('گواهی تازه').setInputFiles({ name: 'گزارش.png', mimeType: 'image/png', buffer: png })
  await context.clearCookies()
  await form.getByRole('button', { name: save }).click()
  const dialog = page.getByRole('dialog', { name: 'فرم هنوز فرستاده نشده است' })
  await dialog.getByText('ورود شما به سنجه پایان یافته است', { exact: false }).waitFor()
  await dialog.getByLabel('نام کاربری یا رایانامه').fill('clerk')
  await dialog.getByLabel('گذرواژه').fill('wrong password')
  await dialog.getByRole('button', { name: 'ورود و فرستادن' }).click()
  await dialog.getByRole('alert').getByText('درست نیست', { exact: false }).waitFor()
  expect(await form.getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe('۷۱')
  await dialog.getByLabel('گذرواژه').fill(demoPassword)
  await dialog.getByRole('button', { name: 'ورود و فرستادن' }).click()
  await page.getByRole('link', { name: 'گزارش.png' }).waitFor()
  expect(await dialog.count()).toBe(0)
  expect(await form.getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe('۷۱')
})

test('a network that broke while a form was sent leaves the form where it is, and the same form is sent again', async () => {
  const { page, context } = await openAs('clerk')
  const form = await type(page, 'تغییر', '۱۲٫۵')
  await context.setOffline(true)
  await form.getByRole('button', { name: save }).click()
  const dialog = page.getByRole('dialog', { name: 'فرم هنوز فرستاده نشده است' })
  await dialog.getByText('ارتباط با سنجه برقرار نشد', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: 'بازگشت به فرم' }).click()
  await form.getByRole('textbox', { name: 'مقدار' }).fill('۱۳')
  await form.getByRole('button', { name: save }).click()
  await dialog.waitFor()
  await context.setOffline(false)
  await dialog.getByRole('button', { name: 'فرستادن دوباره' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'تغییر' }).getByText('آخرین ذخیره', { exact: false }).waitFor()
  await page.reload()
  expect(await page.getByRole('form', { name: 'تغییر' }).getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe(
    '۱۳',
  )
})

test('unsaved changes are asked about before the page is left, and saved ones are not', async () => {
  const { page } = await openAs('clerk')
  const form = await type(page, 'تغییر', '۴۴')
  const away = page.getByRole('link', { name: 'سنجه', exact: true })
  await away.click()
  const dialog = page.getByRole('dialog', { name: 'تغییرهای ذخیره‌نشده' })
  await dialog.getByRole('button', { name: 'ماندن در صفحه' }).click()
  expect(await form.getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe('۴۴')
  expect(await page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true)
  await form.getByRole('button', { name: save }).click()
  await page.waitForURL(/#change$/)
  await page.waitForFunction(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  await away.click()
  await page.waitForURL(/\/fa$/)
})

/** Counts what is sent to the page of declarations from now on. */
function countPosts(page: Page): () => number {
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname.startsWith(path)) posts += 1
  })
  return () => posts
}

test('the back button asks about a filled form, loses nothing of it while one stays, and sends nothing', async () => {
  const { page } = await openAs('clerk')
  const posts = countPosts(page)
  await page.getByRole('link', { name: 'سنجه', exact: true }).click()
  await page.waitForURL(/\/fa$/)
  await page.goBack()
  await page.waitForURL(`**${path}`)
  await page.locator('a[href="/fa/declaring/1404"]:visible').first().click()
  await page.waitForURL(/\/declaring\/1404$/)
  await page.locator(`a[href="${path}"]:visible`).first().click()
  await page.waitForURL(`**${path}`)
  const form = await type(page, 'تغییر', '۵۵')
  const dialog = page.getByRole('dialog', { name: 'تغییرهای ذخیره‌نشده' })
  await page.evaluate(() => window.history.back())
  await dialog.getByRole('button', { name: 'ماندن در صفحه' }).click()
  expect(new URL(page.url()).pathname).toBe(path)
  expect(await form.getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe('۵۵')
  await page.evaluate(() => window.history.back())
  await dialog.getByRole('button', { name: 'رفتن بدون ذخیره' }).click()
  await page.waitForURL(/\/declaring\/1404$/)
  expect(posts()).toBe(0)
})

test('the back button after a saved form, and the way there again, send nothing twice and show what was saved', async () => {
  const { page } = await openAs('clerk')
  const form = await type(page, 'تغییر', '۶۶')
  const posts = countPosts(page)
  await form.getByRole('button', { name: save }).click()
  await page.waitForURL(/#change$/)
  const value = page.getByRole('form', { name: 'تغییر' }).getByRole('textbox', { name: 'مقدار' })
  await page.evaluate(() => window.history.back())
  await page.waitForURL(`**${path}`)
  expect(await value.inputValue()).toBe('۶۶')
  // As one document behind another, too: the browser has no form to send again there.
  await page.goto(`${server.url}/fa`, { waitUntil: 'load' })
  await page.goBack({ waitUntil: 'load' })
  await untilLive(page)
  expect(await value.inputValue()).toBe('۶۶')
  await page.reload({ waitUntil: 'load' })
  expect(await value.inputValue()).toBe('۶۶')
  expect(posts()).toBe(1)
})

test('“send all” sends nothing while the page shows what is not saved, and names it', async () => {
  const { page } = await openAs('head')
  await type(page, 'درخواست‌ها', '۹۹')
  await page.getByLabel('این مقدارها را خوانده‌ام', { exact: false }).check()
  await page.getByRole('button', { name: 'ارسال همه' }).click()
  const dialog = page.getByRole('dialog', { name: 'تغییرهای ذخیره‌نشده' })
  expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('درخواست‌ها')])
  await dialog.getByRole('button', { name: 'ماندن در صفحه' }).click()
  await page.reload()
  expect(await page.getByText('همهٔ مقدارها ارسال شده است', { exact: false }).count()).toBe(0)
})

test('a page that is refused while its sign-in form still loads says so at once, and leads to that page after signing in', async () => {
  const { page, context } = await openAs('secretary')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/sign-in-and-back/, async (route) => {
    await held
    await route.continue()
  })
  await context.clearCookies()
  await page.getByRole('link', { name: 'منبع‌ها و دریافت‌ها' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'این صفحه پیدا نشد' }).waitFor()
  expect(await page.getByLabel('گذرواژه').count()).toBe(0)
  release()
  await page.getByLabel('نام کاربری یا رایانامه').fill('secretary')
  await page.getByLabel('گذرواژه').fill(demoPassword)
  await page.getByRole('button', { name: 'ورود', exact: true }).click()
  await page.waitForURL(/\/fa\/declaring\/sources$/)
})
