import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

test('a score is followed to the raw record that it came from', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await page.getByRole('link', { name: 'اداره کل آموزش و پرورش استان همدان' }).click()
  await page.getByRole('heading', { level: 1, name: 'اداره کل آموزش و پرورش استان همدان' }).waitFor()
  await page.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' }).click()
  await page.getByText('نامه‌های الکترونیکی ÷ نامه‌ها × ۱۰۰').waitFor()
  await page.getByRole('link', { name: /رکورد$/ }).first().click()
  await page.getByRole('heading', { level: 1, name: 'رکوردهای پشت یک مشاهده' }).waitFor()
  const record = await page.locator('pre').first().innerText()
  const amount = await page.locator('dd strong').innerText()
  expect(toLatin(record)).toMatch(new RegExp(`"?${toLatin(amount)}"?`))
})

test('a chart appears beside its table, and without JavaScript the table says the same', async () => {
  const page = await open('/fa/hamadan/1404/agencies/EDU/D4-1')
  await page.locator('svg.recharts-surface').first().waitFor()
  const silent = await open('/fa/hamadan/1404/agencies/EDU/D4-1', { javaScriptEnabled: false })
  await silent.getByText('نمایش به‌صورت جدول').click()
  expect(await silent.getByRole('rowheader', { name: 'فروردین ۱۴۰۴' }).first().isVisible()).toBe(true)
})

test('the quarantine shows a sum that holds, reasons in the language of the page, and the records', async () => {
  const page = await open('/en/hamadan/sources')
  await page.getByRole('link', { name: 'Counter offices', exact: true }).click()
  await page.getByRole('link', { name: /^Pull \d+$/ }).last().click()
  await page.getByText(/is negative, and this metric can’t be/).waitFor()
  const [read, stored, unchanged, quarantined] = (await page.getByLabel('Read = stored + unchanged + quarantined').locator('strong').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))
  expect(read).toBeGreaterThan(1000)
  expect(read).toBe((stored ?? 0) + (unchanged ?? 0) + (quarantined ?? 0))
  expect(await page.locator('pre').count()).toBe(quarantined)
})

test('a source is pulled from its page, and what was known already is unchanged', async () => {
  const page = await open('/en/hamadan/sources/satisfaction-survey')
  await page.getByRole('button', { name: 'Pull now' }).click()
  await page.waitForURL(/\/jobs\//)
  await page.getByText('Done', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'See the result' }).click()
  const counts = page.getByLabel('Read = stored + unchanged + quarantined').locator('strong')
  await expect.poll(() => counts.allInnerTexts(), { timeout: 30_000 }).toEqual(['801', '0', '800', '1'])
})

test('an address that leads nowhere is told so, with the way out', async () => {
  const page = await open('/fa/hamadan/1404/agencies/NOBODY')
  await page.getByRole('heading', { name: 'این صفحه پیدا نشد' }).waitFor()
  await page.getByRole('link', { name: 'فهرست جشنواره‌ها' }).click()
  await page.getByRole('heading', { level: 1, name: 'جشنواره‌ها' }).waitFor()
})

function toLatin(text: string): string {
  return text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))).replaceAll('٬', '')
}
