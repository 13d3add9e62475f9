import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import type { FilledServer } from '../fixtures/serve-filled'
import { courseFestival, startCourse } from '../fixtures/start-course'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'
import { signInAt, toCookies, tourSeen } from './sign-in'

const names = ['secretary', 'gas', 'water', 'evaluator', 'evaluator2', 'judge', 'judge2', 'judge3'] as const
type Name = (typeof names)[number]

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let server: FilledServer
let browser: Browser
/** Everybody signed in at once, each with a browser of their own; `public` with none. */
const pages = new Map<Name | 'public', Page>()

beforeAll(async () => {
  server = await startCourse()
  browser = await launchBrowser()
  for (const name of names) pages.set(name, await openAs(await signInAt(server.url, name)))
  pages.set('public', await openAs(''))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function openAs(cookies: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(20_000)
  if (cookies) await context.addCookies(toCookies(`${cookies}; ${tourSeen}`, server.url))
  return context.newPage()
}

/** Somebody's page at an address of the edition. */
async function at(name: Name | 'public', path: string): Promise<Page> {
  const page = pages.get(name)
  if (!page) throw new Error(`Nobody is called ${name}`)
  await page.goto(`${server.url}/fa/${courseFestival}/1404${path}`, { waitUntil: 'load' })
  await untilLive(page)
  return page
}

const statusAt = async (name: Name | 'public', path: string) =>
  (await pages.get(name)?.request.get(`${server.url}/fa/${courseFestival}/1404${path}`))?.status()

/** A published file as anybody gets it. */
async function fetchFile(path: string): Promise<string> {
  const answer = await pages.get('public')?.request.get(`${server.url}/fa/${courseFestival}/1404${path}`)
  expect(answer?.status()).toBe(200)
  return (await answer?.body())?.toString('base64') ?? ''
}

/** Takes a step on the page of the course; until it is taken, nothing goes on. */
async function step(name: string, more: (page: Page) => Promise<void> = async () => {}) {
  const page = await at('secretary', '/course')
  const form = page.getByRole('region', { name, exact: true })
  await more(page)
  const reason = form.getByRole('textbox', { name: 'دلیل' })
  if (await reason.count()) await reason.fill('برای آزمون')
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

async function setDeadline(kind: string, day: string) {
  const page = await at('secretary', '/course')
  const locator = page.getByRole('listitem').filter({ has: page.getByLabel(`${kind}: روز`) })
  await locator.getByLabel(`${kind}: روز`).fill(day)
  await locator.getByLabel(`${kind}: ساعت`).fill('۱۰:۰۰')
  await locator.getByRole('button', { name: 'ثبت مهلت' }).click()
  await locator.getByText('تعیین نشده').waitFor({ state: 'detached' })
}

async function declare(name: Name, value: string) {
  const page = await at(name, '/declarations')
  const form = page.getByRole('form', { name: 'آموزش‌دیدگان' })
  await form.getByLabel('مقدار دارد').check()
  await form.getByRole('textbox', { name: 'مقدار' }).fill(value)
  await form.getByRole('button', { name: 'ذخیرهٔ پیش‌نویس' }).click()
  await page.getByLabel('این مقدارها را خوانده‌ام', { exact: false }).check()
  await page.getByRole('button', { name: 'ارسال همه' }).click()
  await page.getByText('همهٔ مقدارها ارسال شده است', { exact: false }).waitFor()
  return page
}

async function object(name: Name, agency: string, text: string): Promise<Page> {
  const page = await at(name, `/objections/${agency}/letters`)
  await page.getByLabel('اعتراض شما به این شاخص').fill(text)
  await page.getByRole('button', { name: 'ثبت اعتراض' }).click()
  await page.getByText('پس از ثبت تغییر نمی‌کند').waitFor()
  return page
}

async function rule(name: Name, agency: string, verdict: string, value: string | null) {
  const page = await at(name, `/objections/${agency}/letters`)
  await page.getByLabel(verdict, { exact: true }).check()
  await page.getByLabel('دلیل رأی').fill('اسناد بررسی شد.')
  if (value !== null) {
    await page
      .getByLabel(/^مقدار تازه: /)
      .first()
      .fill(value)
  }
  await page.getByRole('button', { name: 'ثبت رأی' }).click()
  await page.getByText('رأی ارزیاب،', { exact: false }).waitFor()
}

async function vote(name: Name) {
  const page = await at(name, '/shortlist/votes')
  for (const choice of await page.getByRole('radio', { name: 'موافق', exact: true }).all()) await choice.check()
  await page.getByRole('button', { name: 'ثبت رأی' }).click()
  await page.getByText('رأی شما ثبت است', { exact: false }).waitFor()
}

async function sign(name: Name, dissent = '') {
  const page = await at(name, '/minutes/1')
  await page.getByLabel('نظر مخالف', { exact: false }).fill(dissent)
  await page.getByLabel('گذرواژه').fill(demoPassword)
  await page.getByRole('button', { name: 'امضا می‌کنم' }).click()
  await page.getByRole('button', { name: 'امضا می‌کنم' }).waitFor({ state: 'detached' })
}

/** The part of the course that did not come to its end. */
let brokenPart: string | null = null

/** A part of one course: it begins where the part before has ended, and is left out where that one has failed. */
function testPart(name: string, run: () => Promise<void>) {
  test(name, async ({ skip }) => {
    if (brokenPart !== null) skip(`needs “${brokenPart}”`)
    brokenPart = name
    await run()
    brokenPart = null
  })
}

testPart('values are declared in time and late, and judged', async () => {
  await step('اعلام دوره')
  await step('آغاز گردآوری')
  await declare('gas', '۴۰')
  await setDeadline('خوداظهاری', '۱۴۰۵/۰۱/۱۵')
  const late = await declare('water', '۲۵')
  await late.getByText('دیر', { exact: true }).waitFor()
  await step('آغاز ارزیابی')
  for (const agency of ['گاز', 'آب']) {
    const page = await at('evaluator', '/declarations')
    const card = page.getByRole('region', { name: `${agency}: آموزش‌دیدگان` })
    await card.getByLabel('تأیید', { exact: true }).check()
    await card.getByRole('button', { name: 'ثبت نتیجه' }).click()
    await card.waitFor({ state: 'detached' })
  }
  expect(await statusAt('gas', '/agencies/gas')).toBe(404)
  await step('نمایش نتیجهٔ مقدماتی')
  expect(await statusAt('gas', '/agencies/gas')).toBe(200)
  expect(await statusAt('gas', '/agencies/water')).toBe(404)
})

testPart('two agencies object, two evaluators rule, and the rulings are applied as one', async () => {
  await step('آغاز اعتراض')
  await object('water', 'water', 'نامه‌های آبان شمرده نشده است.')
  const gas = await object('gas', 'gas', 'نامه‌های ما بیشتر بود.')
  await gas.getByLabel('پیوست تازه').setInputFiles({ name: 'گواه.png', mimeType: 'image/png', buffer: picture })
  await gas.getByRole('button', { name: 'افزودن پیوست' }).click()
  const file = await gas.getByRole('link', { name: 'گواه.png' }).getAttribute('href')
  const asked = await Promise.all(
    (['gas', 'evaluator', 'water', 'judge', 'public'] as const).map(async (name) =>
      (await pages.get(name)?.request.get(`${server.url}${file}`))?.status(),
    ),
  )
  expect(asked).toEqual([200, 200, 404, 404, 404])
  const headers = (await pages.get('gas')?.request.get(`${server.url}${file}`))?.headers()
  expect([headers?.['content-type'], headers?.['x-content-type-options'], headers?.['content-disposition']]).toEqual([
    'image/png',
    'nosniff',
    expect.stringMatching(/^attachment;/),
  ])
  await rule('evaluator', 'water', 'پذیرفته', '75')
  await rule('evaluator2', 'gas', 'رد', null)
  await step('پایان اعتراض و آغاز بازبینی')
  const review = await at('secretary', '/review')
  await review.getByRole('button', { name: 'محاسبهٔ نتیجه با رأی‌ها' }).click()
  await review.getByRole('row', { name: /آب.*رأی به/ }).waitFor()
  await review.getByRole('button', { name: 'اعمال همه' }).click()
  await review.getByText('اعمال شد', { exact: true }).waitFor()
  await step('نهایی کردن نتیجه')
})

testPart('judges deviate, stand aside, and vote; the tie stands on the list as one', async () => {
  await step('آغاز گزینش برگزیدگان')
  const secretary = await at('secretary', '/shortlist')
  await secretary.getByRole('button', { name: 'پیشنهاد فهرست با قاعده‌ها' }).click()
  await secretary.getByText('فهرست شمارهٔ ۱').waitFor()
  expect(await secretary.getByText('رتبهٔ ۱', { exact: true }).count()).toBe(3)

  const judge = await at('judge', '/shortlist')
  await judge.getByText('پیشنهاد تغییر').first().click()
  await judge.getByLabel('دسته و گروه').selectOption('top second')
  await judge.getByLabel('حذف').selectOption('post')
  await judge.locator('form:has([value="deviate"]) [name="reason"]').fill('گزارش بازرسی')
  await judge.getByRole('button', { name: 'پیشنهاد تغییر' }).click()
  await judge.getByText('در انتظار داور دوم').waitFor()
  const second = await at('judge2', '/shortlist')
  await second.getByRole('button', { name: 'تأیید می‌کنم' }).click()
  await second.getByRole('button', { name: 'تأیید می‌کنم' }).waitFor({ state: 'detached' })
  const third = await at('judge3', '/shortlist')
  await third.getByText('اعلام تعارض منافع').first().click()
  await third.getByRole('combobox', { name: 'دستگاه', exact: true }).selectOption('roads')
  await third.locator('form:has([value="recuse"]) [name="reason"]').fill('همکار پیشین')
  await third.getByRole('button', { name: 'اعلام تعارض منافع' }).click()
  await third.getByText('همکار پیشین').waitFor()

  const votes = await at('secretary', '/shortlist/votes')
  await votes.getByRole('button', { name: 'باز کردن رأی‌گیری' }).click()
  await votes.getByRole('button', { name: 'بستن رأی‌گیری' }).waitFor()
  await Promise.all([vote('judge'), vote('judge2')])
  await at('secretary', '/shortlist/votes')
  await votes.getByRole('button', { name: 'بستن رأی‌گیری' }).click()
  // Both who voted chose alike, so the counts are not told.
  await votes.getByText('شمارش گفته نمی‌شود', { exact: false }).first().waitFor()
  await at('secretary', '/shortlist')
  await secretary.getByRole('button', { name: 'بستن فهرست' }).click()
  await secretary.getByText('چکیدهٔ فهرست').waitFor()
})

testPart('minutes are signed by all, one with a dissent, and seal the list', async () => {
  const secretary = await at('secretary', '/minutes')
  await secretary.getByText('صورت‌جلسهٔ تازه').first().click()
  await secretary.getByLabel('تاریخ نشست').fill('۱۴۰۵/۰۲/۳۰')
  await secretary.getByLabel('مکان نشست').fill('همدان')
  await secretary.getByLabel('دستور جلسه').fill('بررسی فهرست')
  await secretary.getByLabel('تصمیم‌ها').fill('فهرست تصویب شد.')
  for (const name of ['داور یکم', 'داور دوم', 'داور سوم']) await secretary.getByRole('checkbox', { name }).check()
  await secretary.getByRole('button', { name: 'ساختن پیش‌نویس' }).click()
  await secretary.getByLabel('پیوست تازه').setInputFiles({ name: 'نامه.png', mimeType: 'image/png', buffer: picture })
  await secretary.getByRole('button', { name: 'افزودن پیوست' }).click()
  await secretary.getByRole('link', { name: 'نامه.png' }).waitFor()
  await secretary.getByRole('button', { name: 'بستن متن و آغاز امضا' }).click()
  await secretary.getByText('در حال امضا').first().waitFor()
  await Promise.all([sign('judge'), sign('judge2')])
  await sign('judge3', 'با حذف پست موافق نیستم.')
  await at('secretary', '/minutes/1')
  await secretary.getByText('با حذف پست موافق نیستم.').waitFor()
  await secretary.getByText('مهر شده', { exact: true }).first().waitFor()
})

testPart('what is approved opens to the public, is corrected beside itself, and is archived', async () => {
  expect(await statusAt('public', '/results')).toBe(404)
  await step('تصویب و مُهر نتیجه', async (page) => {
    await page.getByLabel('بی‌درنگ منتشر شود').check()
  })
  const results = await at('public', '/results')
  await results.getByRole('heading', { name: 'نتایج دورهٔ ۱۴۰۴' }).waitFor()
  expect(await results.getByText('پست', { exact: false }).count()).toBe(1)
  expect(await statusAt('public', '/minutes')).toBe(404)

  const first = await fetchFile('/results/1/package.zip')
  const correction = await at('secretary', '/correction?agency=water&metric=letters')
  await correction.getByLabel('مقدار درست', { exact: false }).first().fill('۸۸')
  await correction.getByLabel('دلیل اصلاح', { exact: false }).fill('نامه‌های اسفند شمرده نشده بود.')
  await correction.getByRole('button', { name: 'محاسبهٔ اثر اصلاح' }).click()
  await correction.getByRole('region', { name: 'دگرگونی امتیاز و رتبه' }).getByRole('row', { name: /آب/ }).waitFor()
  await correction.getByLabel('روز گشوده شدن').fill('۱۴۰۵/۰۳/۰۲')
  await correction.getByLabel('ساعت (به وقت تهران)').fill('۱۰:۰۰')
  await correction.getByRole('button', { name: 'ثبت و انتشار اصلاحیه' }).click()
  await correction.getByRole('heading', { name: 'اسناد و انتشار' }).waitFor()
  const corrected = await at('public', '/results')
  await corrected.getByText('نامه‌های اسفند شمرده نشده بود.', { exact: false }).waitFor()
  await corrected.getByText('این اصلاح امتیاز و رتبه را درست می‌کند', { exact: false }).waitFor()
  await corrected
    .getByRole('region', { name: 'مقدارهای اصلاح‌شده' })
    .getByRole('row', { name: /آب.*۷۵.*۸۸/ })
    .waitFor()
  expect(await fetchFile('/results/1/package.zip')).toEqual(first)
  const pack = await pages.get('judge')?.request.get(`${server.url}/fa/${courseFestival}/1404/judges.zip`)
  expect([pack?.status(), pack?.headers()['content-type'], (await pack?.body())?.subarray(0, 2).toString()]).toEqual([
    200,
    'application/zip',
    'PK',
  ])

  await step('بایگانی دوره')
  const archived = await at('secretary', '/course')
  await archived.locator('[aria-current=step]', { hasText: 'بایگانی' }).waitFor()
  expect(await statusAt('public', '/results')).toBe(200)
})
