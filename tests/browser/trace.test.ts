import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from './find-violations'
import { useBrowser } from './open-page'
import { useOwnServer } from './sanjeh-url'

useOwnServer()
const open = useBrowser('secretary')

test('a score is followed to the raw record that it came from, and back', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await page.getByRole('link', { name: 'اداره کل آموزش و پرورش استان همدان' }).click()
  await page.getByRole('heading', { level: 1, name: 'اداره کل آموزش و پرورش استان همدان' }).waitFor()
  const indicator = page.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' })
  await indicator.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'درصد مکاتبات الکترونیکی' })
  await drawer.getByText('نامه‌های الکترونیکی ÷ نامه‌ها × ۱۰۰').waitFor()
  expect(await drawer.locator('dt:text-is("صورت") + dd').innerText()).toMatch(/^[۰-۹٬]+$/)
  const observation = drawer.getByRole('link', { name: /رکورد$/ }).first()
  await observation.press('Enter')
  const records = page.getByRole('dialog', { name: 'رکوردهای پشت یک مشاهده' })
  const record = await records.locator('pre').first().innerText()
  const amount = await records.locator('dd strong').first().innerText()
  expect(toLatin(record)).toMatch(new RegExp(`"?${toLatin(amount)}"?`))
  await page.keyboard.press('Enter')
  expect(await isFocused(observation)).toBe(true)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect(await isFocused(indicator)).toBe(true)
  expect(new URL(page.url()).pathname).toBe('/fa/hamadan/1404/agencies/EDU')
})

test('a drawer of a number says what is wrong where it can’t be filled, and the page below stays', async () => {
  const page = await open('/fa/hamadan/1404/agencies/EDU')
  const number = page.locator('a[href$="/agencies/EDU/D4-1"]', { hasText: /^[۰-۹]/ }).first()
  // Who is signed out meanwhile is nobody, and nobody sees this yet.
  await page.context().clearCookies()
  await number.click()
  await page.getByRole('dialog', { name: 'درصد مکاتبات الکترونیکی' }).getByText('خطایی رخ داد').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'اداره کل آموزش و پرورش استان همدان' }).click()
})

test('axe finds nothing in a drawer, nor in the records that take its place', async () => {
  const page = await open('/fa/hamadan/1404/agencies/EDU', { bypassCSP: true, reducedMotion: 'reduce' })
  await page.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' }).click()
  await page.locator('dialog svg.recharts-surface').waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.locator('dialog a[href*="/observations/"]').first().click()
  await page.locator('dialog pre').first().waitFor()
  expect(await findViolations(page)).toEqual([])
})

test('without JavaScript, and in another tab, a number leads to its page', async () => {
  const silent = await open('/fa/hamadan/1404/agencies/EDU', { javaScriptEnabled: false })
  await silent.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' }).click()
  await silent.getByRole('heading', { level: 1, name: 'درصد مکاتبات الکترونیکی' }).waitFor()
  const page = await open('/fa/hamadan/1404/agencies/EDU')
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' }).click({ modifiers: ['ControlOrMeta'] }),
  ])
  await other.getByRole('heading', { level: 1, name: 'درصد مکاتبات الکترونیکی' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
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
  await page
    .getByRole('link', { name: /^Pull \d+$/ })
    .last()
    .click()
  await page.getByText(/is negative, and this metric can’t be/).waitFor()
  const [read, stored, unchanged, quarantined] = (
    await page.getByLabel('Read = stored + unchanged + quarantined').locator('strong').allInnerTexts()
  ).map((text) => Number(text.replaceAll(',', '')))
  expect(read).toBeGreaterThan(1000)
  expect(read).toBe((stored ?? 0) + (unchanged ?? 0) + (quarantined ?? 0))
  expect(await page.locator('pre').count()).toBe(quarantined)
})

test('a source is pulled from its page, and what was known already is unchanged', async () => {
  const page = await open('/en/hamadan/sources/satisfaction-survey')
  await page.getByRole('button', { name: 'Pull now' }).click()
  await page.waitForURL(/\/jobs\//)
  await page.getByRole('status').getByText('Done', { exact: true }).waitFor()
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

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

function toLatin(text: string): string {
  return text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))).replaceAll('٬', '')
}
