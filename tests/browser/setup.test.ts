import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

/** An installation with nothing but its first administrator. */
const { url, signIn } = useAdministeredServer()

/** Where the page has come to, below the address of the server. */
const until = (page: Page, path: string) => page.waitForURL(url(path))

test('an empty installation comes to agencies and a model by clicks alone', { timeout: 120_000 }, async () => {
  const page = await signIn(1280)
  await until(page, '/fa/setup')

  await page.getByRole('combobox', { name: 'استان' }).selectOption('hamadan')
  expect(await page.getByLabel('نام جشنواره به فارسی').inputValue()).toBe('جشنوارهٔ شهید رجایی، استان همدان')
  expect((await page.getByLabel('شهرستان‌ها').inputValue()).split('\n')).toHaveLength(10)
  await page.getByLabel('سال ارزیابی').fill('۱۴۰۴')
  await page.getByRole('radio', { name: 'ده شاخص' }).check()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'ساختن جشنواره' }).click()
  await until(page, '/fa/hamadan/1404/setup')
  await page.getByText('۱۰ شهرستان').waitFor()
  expect(await findViolations(page)).toEqual([])

  await page.getByRole('link', { name: /باز کردن.*دستگاه‌ها/ }).click()
  await until(page, '/fa/hamadan/1404/setup/agencies')
  await page.getByLabel('گروه‌های دیگر').fill('زیربنایی\nبانک‌ها | Banks')
  await page.getByRole('button', { name: 'ذخیره' }).click()
  await page.getByText('ذخیره شد.').waitFor()
  await page.getByRole('link', { name: 'افزودن دستگاه' }).click()
  await page.getByLabel('نام به فارسی', { exact: true }).fill('شرکت آب و فاضلاب')
  await page.getByLabel('کارکنان', { exact: true }).fill('۱۲۰')
  await page.getByRole('combobox', { name: 'گروه' }).selectOption({ label: 'زیربنایی' })
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'ذخیره' }).click()
  await until(page, '/fa/hamadan/1404/setup/agencies')
  await page.getByRole('link', { name: 'شرکت آب و فاضلاب' }).click()
  expect(await page.getByLabel('کارکنان', { exact: true }).inputValue()).toBe('۱۲۰')

  await page.goto(url('/fa/hamadan/1404/setup/model'))
  await untilLive(page)
  await page.getByRole('radio', { name: 'کمینه تا بیشینه' }).check()
  await page.getByRole('button', { name: 'آغاز با این الگو' }).click()
  await until(page, '/fa/hamadan/1404/model/edit')
  await page.goto(url('/fa/hamadan/1404/setup'))
  await page.getByText('۱ دستگاه در ۲ گروه').waitFor()
  await page.getByText('کمینه تا بیشینه با وزن برابر (۱۰۰ امتیاز)').waitFor()

  await page.getByRole('link', { name: /باز کردن.*مقدارها/ }).click()
  await until(page, '/fa/hamadan/1404/setup/values')
  await page.getByRole('checkbox', { name: 'از دستگاه‌ها پرسیده شود' }).first().check()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'ذخیره' }).click()
  await page.getByText('ذخیره شد.').waitFor()
  await page.getByText('دستگاه اظهار می‌کند').waitFor()
  await page.goto(url('/fa/hamadan/1404/setup'))

  await page.getByRole('link', { name: 'دورهٔ تازه از روی' }).click()
  await until(page, '/fa/hamadan/1404/setup/next')
  await untilLive(page)
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'ساختن دورهٔ تازه' }).click()
  await until(page, '/fa/hamadan/1405/setup')
  await page.getByText('۱ دستگاه در ۲ گروه').waitFor()
  await page.context().close()
})
