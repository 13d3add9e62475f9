import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '../../app/sign-in/demo-people'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

/** More stops than any page has before what a task needs. */
const mostStops = 120

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Goes on by Tab until something has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator) {
  for (let stops = 0; stops < mostStops; stops++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never got there')
}

/** Follows what has the focus, and waits until the new page is there. */
async function follow(page: Page, target: Locator, address: RegExp) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
  await page.waitForURL(address)
}

test('a person signs in by keyboard', async () => {
  const page = await open('/fa/sign-in', { as: null })
  await tabTo(page, page.getByLabel('نام کاربری'))
  await page.keyboard.type('manager')
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/fa(\/hamadan.*)?$/)
  await page.getByText('مدیر', { exact: false }).first().waitFor()
})

test('from a ranking to the very record behind a number, by keyboard', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type('گاز')
  await page.keyboard.press('Enter')
  await page.waitForURL(/search=/)
  await follow(page, page.getByRole('row').getByRole('link', { name: /گاز/ }).first(), /agencies\/GAS$/)
  await tabTo(page, page.getByRole('link', { name: 'درصد مکاتبات الکترونیکی' }).first())
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('dialog').locator('a[href*="/observations/"]').first())
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('pre').first().waitFor()
})

test('a ranking is sorted by its heading, and the address says so', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await follow(
    page,
    page
      .getByRole('columnheader', { name: /پوشش داده/ })
      .getByRole('link')
      .first(),
    /sort=coverage/,
  )
  await page.locator('th[aria-sort]', { hasText: 'پوشش داده' }).waitFor()
})

test('a menu opens and leads on by keyboard', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await tabTo(page, page.locator('summary', { hasText: 'دوره‌ها' }))
  await page.keyboard.press('Enter')
  await follow(page, page.getByRole('link', { name: /۱۴۰۳/ }).first(), /hamadan\/1403/)
})

test.each([
  ['fa', -1],
  ['en', 1],
] as const)('in %s the focus goes the way the language is read', async (language, direction) => {
  const page = await open(`/${language}/hamadan/1404/rankings`)
  const stops = page.locator('header nav a, header nav summary')
  const places: number[] = []
  for (const stop of await stops.all()) {
    if (!(await stop.isVisible())) continue
    await tabTo(page, stop)
    places.push((await stop.boundingBox())?.x ?? 0)
  }
  expect(places.length).toBeGreaterThan(2)
  expect(places).toEqual(places.toSorted((a, b) => direction * (a - b)))
})

test('what has the focus is always to be seen', async () => {
  const page = await open('/fa/hamadan/1404/agencies/GAS')
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() =>
      document.activeElement && document.activeElement !== document.body
        ? getComputedStyle(document.activeElement).outlineStyle
        : 'solid',
    )
    expect(outline).not.toBe('none')
  }
})
