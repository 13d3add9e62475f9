import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

test('agencies are added and removed without JavaScript, with chances that make a whole', async () => {
  const page = await open('/en/hamadan/1404/compare?with=EDU&with=BIMEHIRAN', { javaScriptEnabled: false })
  const scores = page.getByRole('region', { name: 'Scores side by side' })
  const before = await scores.getByRole('columnheader').count()
  await page.getByRole('combobox', { name: /Add an agency/ }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Add' }).click()
  await expect.poll(() => scores.getByRole('columnheader').count()).toBe(before + 1)
  // A server that has just begun is still finding out the chances.
  const chances = page.getByRole('region', { name: 'Chance of being ahead' }).locator('tbody td')
  await expect.poll(async () => (await page.reload(), chances.nth(1).innerText()), { timeout: 30_000 }).toMatch(/%/)
  const cells = await chances.allInnerTexts()
  const share = (index: number) => Number((cells[index] ?? '').replace('%', ''))
  const width = Math.sqrt(cells.length)
  // Both ahead and both level make a whole, so no pair goes beyond it.
  expect(share(1) + share(width)).toBeGreaterThan(99)
  expect(share(1) + share(width)).toBeLessThan(100.2)
  await scores
    .getByRole('link', { name: /^Remove/ })
    .last()
    .click()
  await expect.poll(() => scores.getByRole('columnheader').count()).toBe(before)
})
