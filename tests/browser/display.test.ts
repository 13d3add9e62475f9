import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

const look = (page: Page) =>
  page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    scheme: getComputedStyle(document.documentElement).colorScheme,
  }))
const light = { ground: 'rgb(251, 251, 249)', scheme: 'light' }
const dark = { ground: 'rgb(20, 24, 27)', scheme: 'dark' }

for (const javaScriptEnabled of [true, false]) {
  test(`a theme is chosen in the header and kept, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const page = await open('/fa/glossary?from=test', { as: null, javaScriptEnabled, colorScheme: 'light' })
    await page.getByText('نمایش', { exact: true }).click()
    await page.getByRole('button', { name: 'تیره' }).click()
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' })
    expect(await look(page)).toEqual(dark)
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/fa/glossary?from=test')
    await page.reload()
    expect(await look(page)).toEqual(dark)
    expect(await page.locator('meta[name="color-scheme"]').getAttribute('content')).toBe('dark')
  })
}

test('who chose light has it on a dark system, and print is always light', async () => {
  const page = await open('/fa/glossary', { as: null, colorScheme: 'dark' })
  expect((await look(page)).ground).toBe(dark.ground)
  await page.getByText('نمایش', { exact: true }).click()
  await page.getByRole('button', { name: 'روشن' }).click()
  await page.locator('html[data-theme="light"]').waitFor({ state: 'attached' })
  expect(await look(page)).toEqual(light)
  await page.getByRole('button', { name: 'تیره' }).click()
  await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  expect(await look(page)).toEqual(light)
})

test('days are Jalali in Persian and Gregorian in English until somebody chooses', async () => {
  const period = async (page: Page) =>
    (
      await page
        .locator('dt', { hasText: /^(دوره|Period)$/ })
        .locator('xpath=following-sibling::dd[1]')
        .innerText()
    ).replaceAll('\u200F', '')
  const page = await open('/en/hamadan/observations/1')
  expect(await period(page)).toMatch(/^20\d\d-\d\d-\d\d – 20\d\d-\d\d-\d\d$/)
  await page.getByText('Display', { exact: true }).click()
  await page.getByRole('button', { name: 'Jalali' }).click()
  await page.locator('button[value="jalali"][aria-pressed="true"]').waitFor()
  expect(await period(page)).toMatch(/^[A-Z][a-z]+ 140\d$/)
  const persian = await open('/fa/hamadan/observations/1', { javaScriptEnabled: false })
  expect(await period(persian)).toMatch(/ ۱۴۰[۰-۹]$|^۱۴۰/)
  await persian.getByText('نمایش', { exact: true }).click()
  await persian.getByRole('button', { name: 'میلادی' }).click()
  expect(await period(persian)).toMatch(/^۲۰/)
})
