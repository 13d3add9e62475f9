import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')
const card = '/fa/hamadan/1404/agencies/EDU'

test('the way from the median to the score is told by chart, sentence and table alike', async () => {
  const page = await open(card)
  const way = page.getByRole('figure', { name: 'از میانه تا امتیاز دستگاه' })
  const conclusion = await way.locator('p').first().innerText()
  expect(conclusion).toMatch(/بالاتر از میانهٔ گروه/)
  expect(await way.locator('svg.recharts-surface').getAttribute('aria-label')).toBe(conclusion)
  await way.getByText('نمایش به‌صورت جدول').click()
  const bars = await way.locator('.recharts-bar-rectangle').count()
  expect(bars).toBeGreaterThan(2)
  expect(await way.getByRole('row').count()).toBe(bars + 1)
})

test('the points of a chart are reached by keyboard', async () => {
  const page = await open(card)
  const way = page.getByRole('figure', { name: 'از میانه تا امتیاز دستگاه' })
  await way.locator('svg.recharts-surface').focus()
  await page.keyboard.press('ArrowLeft')
  await way.getByRole('status').getByText(/[۰-۹]٫[۰-۹]/).waitFor()
})

test('a chart is taken away as a drawing with its letters and colours, and as a picture', async () => {
  const page = await open(card)
  await page.locator('svg.recharts-surface').first().waitFor()
  const save = async (name: RegExp) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).first().click()])
    return readFile(await download.path())
  }
  const drawing = (await save(/^دریافت SVG/)).toString()
  expect(drawing).toContain('@font-face')
  expect(drawing).not.toMatch(/style="[^"]*var\(--/)
  expect((await save(/^دریافت PNG/)).subarray(1, 4).toString()).toBe('PNG')
})

test('without JavaScript the card still says where the score comes from', async () => {
  const page = await open(card, { javaScriptEnabled: false })
  const way = page.getByRole('figure', { name: 'از میانه تا امتیاز دستگاه' })
  await way.getByText('نمایش به‌صورت جدول').click()
  expect(await way.getByRole('rowheader').count()).toBeGreaterThan(2)
})
