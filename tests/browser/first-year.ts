import path from 'node:path'
import type { Page } from 'playwright-core'
import { untilLive } from './open-page'

const office = (name: string) => path.resolve(import.meta.dirname, '../fixtures/office', name)

interface Walk {
  page: Page
  url: (address: string) => string
  /** Called at each screen on the way, by its name. */
  show: (screen: string) => Promise<void>
}

/**
 * The first year of a province, from nothing to next year’s edition, by clicks and by the files of its offices alone,
 * in Persian. Begins where the first administrator has signed in.
 */
export async function walkFirstYear(walk: Walk) {
  await createFestival(walk)
  await uploadAgencies(walk)
  await chooseModel(walk)
  await uploadValues(walk, 'services-1256.csv', {
    'تعداد خدمت': 'خدمات در فهرست',
    'خدمت برخط': 'خدمات دست‌کم ۷۵٪ الکترونیکی',
  })
  await invitePeople(walk)
  await score(walk)
  await lookAhead(walk)
  await createNextEdition(walk)
}

async function createFestival({ page, url, show }: Walk) {
  await page.waitForURL(url('/fa/setup'))
  await untilLive(page)
  await page.getByRole('combobox', { name: 'استان' }).selectOption('hamadan')
  await page.getByLabel('سال ارزیابی').fill('۱۴۰۴')
  await page.getByRole('radio', { name: 'ده شاخص' }).check()
  await show('festival')
  await page.getByRole('button', { name: 'ساختن جشنواره' }).click()
  await page.waitForURL(url('/fa/hamadan/1404/setup'))
  await untilLive(page)
  await show('setup')
}

async function uploadAgencies({ page, url, show }: Walk) {
  await page.getByRole('link', { name: /باز کردن.*دستگاه‌ها/ }).click()
  await page.waitForURL(url('/fa/hamadan/1404/setup/agencies'))
  await page.getByRole('link', { name: 'از صفحه‌گسترده' }).click()
  await untilLive(page)
  await page.getByLabel('پرونده', { exact: true }).setInputFiles(office('agencies.xlsx'))
  await page.getByRole('button', { name: 'خواندن پرونده' }).click()
  await page.getByRole('heading', { name: '۲. ستون‌ها و ردیف‌ها' }).waitFor()
  await untilLive(page)
  await show('agencies-file')
  await page.getByRole('button', { name: 'ثبت ۴۰ ردیف' }).click()
  await page.getByText('۴۰ دستگاه افزوده و ۰ دستگاه عوض شد.').waitFor()
  await untilLive(page)
  await show('agencies')
}

/** What is measured: another start is looked at, and one target is changed. */
async function chooseModel({ page, url, show }: Walk) {
  await page.goto(url('/fa/hamadan/1404/setup/model'))
  await untilLive(page)
  await show('model')
  await page.getByRole('link', { name: 'ویرایش الگوی کنونی' }).click()
  await page.waitForURL(url('/fa/hamadan/1404/model/edit'))
  await page.getByRole('button', { name: 'ذخیره' }).first().waitFor()
  await untilLive(page)
  await show('model-edit')
}

/** A file of values; `columns` says by heading which metric a column is. */
async function uploadValues({ page, url, show }: Walk, file: string, columns: Record<string, string>) {
  await page.goto(url('/fa/hamadan/1404/setup/metrics'))
  await untilLive(page)
  await show('metrics')
  await page.goto(url('/fa/hamadan/1404/setup/values'))
  await untilLive(page)
  await show('values')
  await page.getByRole('link', { name: 'از صفحه‌گسترده' }).click()
  await untilLive(page)
  await page.getByLabel('پرونده', { exact: true }).setInputFiles(office(file))
  await page.getByRole('button', { name: 'خواندن پرونده' }).click()
  await page.getByRole('heading', { name: '۲. معنای ستون‌ها' }).waitFor()
  await untilLive(page)
  for (const [heading, metric] of Object.entries(columns))
    await page.getByRole('combobox', { name: heading }).selectOption({ label: metric })
  await page.getByRole('button', { name: 'به‌کار بردن' }).click()
  await page.waitForURL(/c2=metric/)
  await untilLive(page)
  await show('values-file')
  await page.getByRole('button', { name: /^ثبت .* مقدار$/ }).click()
  await page.getByText('مقدارهای این پرونده در').waitFor()
}

const people = [
  ['نام', 'رایانامه', 'نقش', 'دستگاه'],
  ['رابط شرکت گاز', 'gas@example.ir', 'رابط', 'شرکت گاز استان همدان'],
  ['داور یکم', 'judge@example.ir', 'داور', ''],
  ['ناظر', 'auditor@example.ir', 'ناظر', ''],
]

async function invitePeople({ page, url, show }: Walk) {
  await page.goto(url('/fa/people'))
  await untilLive(page)
  await page.getByRole('link', { name: 'دعوت با فهرست' }).click()
  await untilLive(page)
  await page.getByLabel('یا جدول را اینجا بچسبانید').fill(people.map((cells) => cells.join('\t')).join('\n'))
  await page.getByRole('button', { name: 'خواندن فهرست' }).click()
  await page.getByRole('button', { name: 'دعوت ۳ نفر' }).waitFor()
  await show('people-list')
  await page.getByRole('button', { name: 'دعوت ۳ نفر' }).click()
  await page.getByRole('heading', { name: '۳ نفر دعوت شدند' }).waitFor()
  await show('people-slips')
  await page.goto(url('/fa/people'))
  await untilLive(page)
  await show('people')
}

async function score({ page, url, show }: Walk) {
  await page.goto(url('/fa/hamadan/1404/setup'))
  await untilLive(page)
  await show('setup-before-ranking')
  await page.getByRole('link', { name: /باز کردن.*نخستین رتبه‌بندی/ }).click()
  await page.waitForURL(url('/fa/hamadan/1404/runs'))
  await page.getByRole('heading', { level: 1, name: 'اجراهای امتیازدهی' }).waitFor()
  await untilLive(page)
  await show('runs')
  await page.getByRole('button', { name: 'امتیازدهی' }).click()
  await page.waitForURL(/\/jobs\//)
  await page.getByRole('link', { name: 'دیدن نتیجه' }).click({ timeout: 60_000 })
  await page.waitForURL(/\/rankings/)
  await page.getByRole('rowheader').first().waitFor()
  await untilLive(page)
  await show('rankings')
  await page.locator('tbody').getByRole('link').first().click()
  await page.waitForURL(/\/agencies\//)
  await page.getByRole('heading', { name: 'نقاط قوت نسبت به میانگین گروه' }).waitFor()
  await untilLive(page)
  await show('agency')
}

/** What lies ahead of an edition with a ranking. */
async function lookAhead({ page, url, show }: Walk) {
  for (const screen of ['course', 'awards']) {
    await page.goto(url(`/fa/hamadan/1404/${screen}`))
    await untilLive(page)
    await show(screen)
  }
}

async function createNextEdition({ page, url, show }: Walk) {
  await page.goto(url('/fa/hamadan/1404/setup/next'))
  await untilLive(page)
  await show('next')
  await page.getByRole('button', { name: 'ساختن دورهٔ تازه' }).click()
  await page.waitForURL(url('/fa/hamadan/1405/setup'))
  await untilLive(page)
  await show('next-setup')
}
