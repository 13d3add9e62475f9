import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import type { FilledServer } from '../fixtures/serve-filled'
import { startDeclaring } from '../fixtures/start-declaring'
import { findViolations } from './find-violations'
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

async function openAs(username: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    javaScriptEnabled,
  })
  context.setDefaultTimeout(15_000)
  await context.addCookies(toCookies(`${await signInAt(server.url, username)}; ${tourSeen}`, server.url))
  const page = await context.newPage()
  await show(page, javaScriptEnabled)
  return page
}

async function show(page: Page, isLive = true) {
  await page.goto(`${server.url}${path}`, { waitUntil: 'load' })
  if (isLive) await untilLive(page)
}

async function fill(page: Page, metric: string, value: string, file?: string) {
  const form = page.getByRole('form', { name: metric })
  await form.getByLabel('مقدار دارد').check()
  await form.getByRole('textbox', { name: 'مقدار' }).fill(value)
  if (file) await form.getByLabel('گواهی تازه').setInputFiles({ name: file, mimeType: 'text/html', buffer: png })
  await form.getByRole('button', { name: 'ذخیرهٔ پیش‌نویس' }).click()
}

async function submit(page: Page) {
  await show(page)
  await page.getByLabel('این مقدارها را خوانده‌ام', { exact: false }).check()
  await page.getByRole('button', { name: 'ارسال همه' }).click()
  await page.getByText('همهٔ مقدارها ارسال شده است', { exact: false }).waitFor()
}

async function judge(page: Page, metric: string, verdict: string, reason: string) {
  const card = page.getByRole('region', { name: metric })
  await card.getByLabel(verdict).check()
  await card.getByLabel('دلیل', { exact: true }).fill(reason)
  await card.getByRole('button', { name: 'ثبت نتیجه' }).click()
  await card.waitFor({ state: 'detached' })
}

test('a link to a file leads a signed-out person through signing in to the download', async () => {
  const clerk = await openAs('clerk')
  await fill(clerk, 'تغییر', '۵', 'لینک.png')
  const address = await clerk.getByRole('link', { name: 'لینک.png' }).getAttribute('href')
  const context = await browser.newContext({ acceptDownloads: true })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  expect((await page.goto(`${server.url}${address}`))?.status()).toBe(404)
  await page.locator('input[name=name]').fill('head')
  await page.locator('input[name=password]').fill(demoPassword)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('input[name=password]').press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('لینک.png')
  await context.close()
})

test('who saves over a colleague’s change is told, and keeps what they typed', async () => {
  const [clerk, head] = [await openAs('clerk'), await openAs('head')]
  await fill(head, 'درخواست‌ها', '۷۰')
  await head.getByText('آخرین ذخیره: رئیس دستگاه،', { exact: false }).waitFor()
  await fill(clerk, 'درخواست‌ها', '۸۰')
  await clerk.getByRole('alert').getByText('در این میان تغییر کرده است', { exact: false }).first().waitFor()
  const form = clerk.getByRole('form', { name: 'درخواست‌ها' })
  expect(await form.getByRole('textbox', { name: 'مقدار' }).inputValue()).toBe('۸۰')
  await clerk.getByText('۷۰', { exact: true }).waitFor()
  expect(await findViolations(clerk)).toEqual([])
  await form.getByRole('button', { name: 'ذخیرهٔ پیش‌نویس' }).click()
  await clerk.getByText('آخرین ذخیره: کارشناس،', { exact: false }).waitFor()
})

test('a clerk declares without scripts, the head submits late, an evaluator returns one value and confirms it when it comes again', async () => {
  const clerk = await openAs('clerk', false)
  await fill(clerk, 'درخواست‌ها', '۱٬۲۳۴', 'گزارش سامانه.png')
  await clerk.getByRole('link', { name: 'گزارش سامانه.png' }).waitFor()
  await fill(clerk, 'تغییر', '۱۲٫۵')
  expect(await clerk.getByRole('button', { name: 'ارسال همه' }).count()).toBe(0)

  const head = await openAs('head')
  await head.getByText('این ارسال با نشان «دیر» ثبت می‌شود', { exact: false }).waitFor()
  expect(await findViolations(head)).toEqual([])
  await submit(head)
  expect(await head.getByText('دیر', { exact: true }).count()).toBe(2)
  expect(await findViolations(head)).toEqual([])

  const evaluator = await openAs('evaluator')
  expect(await findViolations(evaluator)).toEqual([])
  const file = await evaluator.getByRole('link', { name: 'گزارش سامانه.png' }).getAttribute('href')
  const answer = await evaluator.request.get(`${server.url}${file}`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': expect.stringMatching(/^nosniff/),
    'content-disposition': expect.stringMatching(/^attachment/),
  })
  await judge(evaluator, 'درخواست‌ها', 'برگشت با دلیل', 'گزارش خوانا نیست.')
  await judge(evaluator, 'تغییر', 'تأیید', '')

  await show(clerk, false)
  await clerk.getByText('گزارش خوانا نیست.').waitFor()
  expect(await clerk.getByRole('form').count()).toBe(1)
  await fill(clerk, 'درخواست‌ها', '۱٬۲۳۰', 'گزارش خوانا.png')
  await submit(head)
  await show(evaluator)
  await judge(evaluator, 'درخواست‌ها', 'تأیید', '')
  await evaluator.getByText('چیزی در انتظار بررسی شما نیست').waitFor()
  expect(await findViolations(evaluator)).toEqual([])
  await show(head)
  expect(await head.getByText('تأییدشده', { exact: true }).count()).toBe(2)

  const secretary = await openAs('secretary')
  await secretary.getByText('۱ دستگاه از ۳ دستگاه فرستاده‌اند؛ ۱ دستگاه دیر.').waitFor()
  expect(await findViolations(secretary)).toEqual([])
  const csv = await (await secretary.request.get(`${server.url}${path}.csv`)).text()
  expect(csv.split('\r\n').filter((line) => line.startsWith('water'))).toEqual([
    expect.stringMatching(/requests,2,.*,yes,reported,1230,,confirmed/),
    expect.stringMatching(/change,1,.*,yes,reported,12\.5,,confirmed/),
  ])
  expect((await head.request.get(`${server.url}${path}.csv`)).status()).toBe(404)
})
