import { expect, test } from 'vitest'
import { saveAgencyRows } from '../../app/flows/setup/agencies/save-agencies.server'
import { findEdition } from '../../db/queries/editions'
import { createHamadan, picture, useAdministeredServer } from './administered-server'
import { saveSource } from '../fixtures/small-festival'
import { defineSource } from '../fixtures/source-definition'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

/** A festival of three agencies, where a source gives one metric too. */
const { url, signIn } = useAdministeredServer(async (context) => {
  await createHamadan(context, [{ titleFa: 'همدان', titleEn: 'Hamadan' }])
  const editionContext = await findEdition(context.db, 'hamadan', '1404')
  if (!editionContext) throw new Error('The edition was not made')
  const saved = await saveAgencyRows(
    context,
    editionContext,
    ['گاز', 'آب', 'برق'].map((name) => ({ titleFa: `شرکت ${name}` })),
    null,
  )
  if (!saved.ok) throw new Error(saved.why)
  const mapping = { metrics: [{ metric: 'letters_total', value: 'letters' }] }
  await saveSource(context.db, editionContext.festival.id, defineSource({ code: 'letters', mapping }))
})

test('a pasted table becomes values by clicks, and is taken back as a whole', { timeout: 240_000 }, async () => {
  const page = await signIn()
  await page.goto(url('/fa/hamadan/1404/setup/values'))
  await page.getByRole('link', { name: 'از صفحه‌گسترده' }).click()
  await untilLive(page)
  await page.getByText(/^سنجه‌ها \(/).click()
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'give')
  await page.getByText(/^سنجه‌ها \(/).click()
  await page.getByRole('combobox', { name: 'در ستون‌ها' }).selectOption('months')
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'دانلود نمونه' }).click(),
  ])
  expect(template.suggestedFilename()).toBe('hamadan-1404-values.xlsx')
  const table = [
    ['دستگاه', 'درخواست‌های مردم', 'درخواست‌های برخط'],
    ['شرکت گاز', '۱٬۲۵۰', '85/5'],
    ['شرکت آب', '40', '50'],
    ['برق استان', '7', '-'],
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
  await page.getByRole('combobox', { name: 'برق استان' }).selectOption({ label: 'شرکت برق' })
  await page.getByRole('button', { name: 'به‌کار بردن' }).click()
  await page.getByRole('link', { name: 'مشکل ۳' }).waitFor()
  await untilLive(page)
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'values')
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'پرونده با مشکل‌های نشان‌دار' }).click(),
  ])
  expect(marked.suggestedFilename()).toMatch(/^hamadan-1404-values-\d+\.xlsx$/)
  await page.getByRole('button', { name: 'ثبت ۳ مقدار' }).click()
  await page.getByText('مقدارهای این پرونده در').waitFor()
  await untilLive(page)
  expect(await page.getByRole('link', { name: 'همان ۳' }).count()).toBe(1)
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'saved')
  await page.getByRole('button', { name: 'پس گرفتن همهٔ مقدارها' }).click()
  await page.getByText('بنویسید چرا پس می‌گیرید.').waitFor()
  await page.getByLabel('دلیل پس گرفتن').fill('پروندهٔ سال دیگر بود')
  await page.getByRole('button', { name: 'پس گرفتن همهٔ مقدارها' }).click()
  // “No data” is what is stored of the third one again.
  await page.getByRole('button', { name: 'ثبت ۲ مقدار' }).waitFor()
  await page.goto(url('/fa/hamadan/1404/setup/values/upload'))
  await page.getByText('پس گرفته شد').waitFor()
  await page.context().close()
})

test('who gives a metric first is put in order by clicks', { timeout: 240_000 }, async () => {
  const page = await signIn()
  await page.goto(url('/fa/hamadan/1404/setup/values'))
  await untilLive(page)
  const section = page.getByRole('region', { name: 'ترتیب منبع‌ها' })
  const order = async () =>
    (await section.getByRole('listitem').getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0])
  expect(await order()).toEqual(['۱. منبع', '۲. صفحه‌گسترده‌ها'])
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'order')
  await section.getByRole('button', { name: 'بالاتر بردن «صفحه‌گسترده‌ها»' }).click()
  await page.getByText('ترتیب ذخیره شد.').waitFor()
  await section.getByText('۱. صفحه‌گسترده‌ها').waitFor()
  expect(await order()).toEqual(['۱. صفحه‌گسترده‌ها', '۲. منبع'])
  await page.context().close()
})
