import { expect, test } from 'vitest'
import { createHamadan, picture, useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

/** A festival with a short model and its metrics. */
const { url, signIn } = useAdministeredServer((context) => createHamadan(context, []))

test('a metric is made by form and picked in the model at once', { timeout: 180_000 }, async () => {
  const page = await signIn()
  await page.goto(url('/fa/hamadan/1404/setup/metrics'))
  await untilLive(page)
  await page
    .getByRole('row', { name: /نامه‌های الکترونیکی/ })
    .getByText('بخشی از «نامه‌ها»')
    .waitFor()
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'metrics')

  await page.getByRole('link', { name: 'سنجهٔ تازه' }).click()
  await page.waitForURL(url('/fa/hamadan/1404/setup/metrics/new'))
  await page.getByLabel('نام به فارسی', { exact: true }).fill('تماس‌های مردمی')
  await page.getByLabel('بیشینه', { exact: true }).fill('زیاد')
  await page.getByRole('combobox', { name: 'با گذر زمان' }).selectOption('adds-up')
  await page.getByRole('button', { name: 'ذخیره' }).click()
  await page.getByText('عدد خوانده نشد').waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.getByLabel('بیشینه', { exact: true }).fill('۱۰۰۰۰')
  await page.getByRole('button', { name: 'ذخیره' }).click()
  await page.waitForURL(url('/fa/hamadan/1404/setup/metrics'))
  await page
    .getByRole('row', { name: /تماس‌های مردمی/ })
    .getByText('حداکثر ۱۰٬۰۰۰')
    .waitFor()

  await page.goto(url('/fa/hamadan/1404/model/edit'))
  await untilLive(page)
  const parts = page.getByRole('region', { name: 'محورها و شاخص‌ها' })
  const chosen = parts.getByRole('combobox', { name: 'محور یا شاخص' })
  await parts.getByRole('combobox', { name: 'از سنجهٔ' }).selectOption({ label: 'تماس‌های مردمی' })
  await parts.getByRole('button', { name: 'افزودن شاخص' }).click()
  const indicator = await chosen.inputValue()
  await parts.getByRole('combobox', { name: 'تقسیم بر' }).selectOption('attribute:staff')
  await parts.getByLabel('هدف', { exact: true }).fill('۱۲')
  await parts.getByLabel('نام محور تازه').fill('پاسخ‌گویی')
  await parts.getByRole('button', { name: 'افزودن محور' }).click()
  expect(await chosen.inputValue()).toMatch(/^D\d$/)
  await parts.getByRole('button', { name: 'یک پله بالاتر' }).click()
  await chosen.selectOption(indicator)
  await parts.getByRole('combobox', { name: 'در', exact: true }).first().selectOption({ label: 'پاسخ‌گویی' })
  await page.getByLabel('نسخه', { exact: true }).fill('1.0.1')
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'model-edit')
  await page.getByRole('button', { name: 'ذخیرهٔ نسخهٔ تازه' }).click()
  await page.waitForURL(/\/fa\/hamadan\/1404\/model\?/)
  await page.getByText('تماس‌های مردمی').first().waitFor()
  await page.getByText('پاسخ‌گویی').first().waitFor()

  await page.goto(url('/fa/hamadan/1404/setup/metrics'))
  await page.getByRole('link', { name: 'تماس‌های مردمی' }).click()
  await page.getByText('الگوی این‌ها آن را می‌خواهد: دورهٔ ۱۴۰۴').waitFor()
  await picture(page, 'metric')
})
