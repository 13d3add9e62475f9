import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

test('growth is shown by quarter without JavaScript, and the file has the same buckets', async () => {
  const page = await open('/en/hamadan/1404/history', { javaScriptEnabled: false })
  await page.getByRole('combobox', { name: 'Show' }).selectOption('metric:services')
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('quarter')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText('Show as a table').first().click()
  const rows = await page.getByRole('region', { name: 'Services in the catalogue' }).locator('tbody tr').allInnerTexts()
  expect(rows).toHaveLength(8)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n')
  expect(lines.filter((line) => /^140[34]-Q[1-4],/.test(line)).map((line) => line.split(',').slice(0, 3))).toEqual([
    ['1403-Q1', '2024-03-20', '2024-06-21'],
    ['1403-Q2', '2024-06-21', '2024-09-22'],
    ['1403-Q3', '2024-09-22', '2024-12-21'],
    ['1403-Q4', '2024-12-21', '2025-03-21'],
    ['1404-Q1', '2025-03-21', '2025-06-22'],
    ['1404-Q2', '2025-06-22', '2025-09-23'],
    ['1404-Q3', '2025-09-23', '2025-12-22'],
    ['1404-Q4', '2025-12-22', '2026-03-21'],
  ])
})

test('ranks over the editions are drawn, and the public sees none of it before publication', async () => {
  const page = await open('/fa/hamadan/1404/history')
  await page.getByRole('figure', { name: 'رتبه‌ها در گذر دوره‌ها' }).locator('svg.recharts-surface').waitFor()
  const stranger = await open('/fa/hamadan/1404/history', { as: null })
  expect(await stranger.getByRole('heading', { name: 'این صفحه پیدا نشد' }).isVisible()).toBe(true)
})
