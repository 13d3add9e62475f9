import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import type { FilledServer } from '../fixtures/serve-filled'
import { startDeclaring } from '../fixtures/start-declaring'
import { startPublished } from '../fixtures/start-published'
import { findViolations } from './find-violations'
import { launchBrowser } from './launch-browser'
import { signInAt } from './sign-in'

let browser: Browser
let declaring: FilledServer
let published: FilledServer

beforeAll(async () => {
  browser = await launchBrowser()
  declaring = await startDeclaring()
  published = await startPublished()
})
afterAll(async () => {
  await browser.close()
  await declaring.close()
  await published.close()
})

async function open(address: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    bypassCSP: true,
    javaScriptEnabled,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'load' })
  return page
}

/** Signs in by the form from the start page, without scripts, as somebody comes for the first time. */
async function enter(username: string): Promise<Page> {
  const page = await open(`${declaring.url}/fa`, false)
  await page.getByRole('link', { name: 'ورود' }).first().click()
  await page.getByLabel('نام کاربری').fill(username)
  await page.getByLabel('گذرواژه').fill(demoPassword)
  await page.getByRole('button', { name: 'ورود' }).click()
  await page.waitForURL(/declaring/)
  return page
}

const pathOf = (page: Page) => new URL(page.url()).pathname
const expectTasks = (page: Page, tasks: readonly string[]) =>
  expect
    .poll(() => page.getByRole('region', { name: 'در انتظار شما' }).getByRole('link').allInnerTexts())
    .toEqual(tasks)

async function expectClean(page: Page) {
  expect(await findViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
}

test('who signs in finds the state of the only edition and what waits for them, and goes where it is done', async () => {
  const clerk = await enter('clerk')
  expect(pathOf(clerk)).toBe('/fa/declaring/1404')
  await clerk.getByText('گردآوری داده', { exact: true }).waitFor()
  await expectTasks(clerk, ['۲ مقدار خوداظهاری را بنویسید.'])
  await clerk.getByRole('link', { name: '۲ مقدار خوداظهاری را بنویسید.' }).click()
  await clerk.waitForURL(/declarations$/)
  const evaluator = await enter('evaluator')
  await evaluator.getByText('اکنون چیزی در انتظار شما نیست.').waitFor()
})

test('the secretariat takes the step that waits, and an agency then begins at its own card', async () => {
  const secretary = await enter('secretary')
  await expectTasks(secretary, ['گام «آغاز ارزیابی» را می‌توانید بردارید.'])
  await secretary.getByRole('link', { name: /آغاز ارزیابی/ }).click()
  for (const step of ['آغاز ارزیابی', 'نمایش نتیجهٔ مقدماتی']) {
    await secretary.getByRole('region', { name: step }).getByRole('button', { name: step }).click()
    await secretary.getByText('گام‌های برداشته‌شده').waitFor()
  }
  const head = await enter('head')
  expect(pathOf(head)).toBe('/fa/declaring/1404/agencies/water')
  await head.getByRole('link', { name: 'نمای کلی' }).click()
  await expectTasks(head, ['نتیجهٔ مقدماتی دستگاه خود را ببینید.'])
  await head.getByRole('link', { name: 'کارنامهٔ دستگاه' }).click()
  await expect.poll(() => pathOf(head)).toBe('/fa/declaring/1404/agencies/water')
})

test('the public meets a calm page before anything is published, and the winners afterwards, without scripts too', async () => {
  const nothing = await open(`${declaring.url}/fa`)
  await nothing.getByText('هنوز نتیجه‌ای منتشر نشده است.').waitFor()
  await expectClean(nothing)
  for (const isScripted of [true, false]) {
    const page = await open(`${published.url}/fa`, isScripted)
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['دورهٔ ۱۴۰۴', 'دستگاه برتر'])
    await page.getByRole('link', { name: 'دورهٔ ۱۴۰۴' }).click()
    await page.getByRole('heading', { name: 'برگزیدگان' }).waitFor()
    expect(await page.getByText('جایگاه دوره').count()).toBe(0)
    if (isScripted) await expectClean(page)
  }
})

test.each(['secretary', 'head', 'evaluator'])('what %s is shown is clean on a phone', async (username) => {
  const page = await open(`${declaring.url}/fa`)
  const cookies = (await signInAt(declaring.url, username)).split('; ').map((cookie) => ({
    name: cookie.slice(0, cookie.indexOf('=')),
    value: cookie.slice(cookie.indexOf('=') + 1),
    url: declaring.url,
  }))
  await page.context().addCookies([...cookies, { name: 'sanjeh-tour', value: 'seen', url: declaring.url }])
  for (const path of ['/fa', '/fa/declaring/1404', '/en/declaring/1404']) {
    await page.goto(`${declaring.url}${path}`, { waitUntil: 'load' })
    await expectClean(page)
  }
})
