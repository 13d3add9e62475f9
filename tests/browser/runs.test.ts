import { expect, test } from 'vitest'
import { useBrowser } from './open-page'
import { useOwnServer } from './sanjeh-url'

useOwnServer()
const open = useBrowser('secretary')

test('an edition is scored while one watches, the new run has the hashes of the old, and the old one stays readable', async () => {
  const page = await open('/en/hamadan/1404-units/runs')
  const hashes = () =>
    page
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('.code')].map((code) => code.getAttribute('title')).join(' ')),
      )
  const before = await hashes()
  await page.getByRole('button', { name: 'Score now' }).click()
  await page.waitForURL(/\/jobs\//)
  const job = page.url()
  await page.goto(`${new URL(job).origin}/en/hamadan/jobs`)
  await page
    .getByRole('link', { name: /^Scoring:/ })
    .first()
    .click()
  await page.waitForURL(job)
  await page.getByRole('status').getByText('Done', { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'See the result' }).click()
  await page.waitForURL(/rankings\?run=\d+/)
  await page.getByRole('table').getByRole('rowheader').first().waitFor()
  const banner = page.getByText(/This is the ranking of run \d+/)
  expect(await banner.count()).toBe(0)
  await page.goto(`${new URL(job).origin}/en/hamadan/1404-units/runs`)
  const after = await hashes()
  expect(after.slice(1)).toEqual(before)
  expect(after[0]).toBe(before[0])
  await page
    .getByRole('link', { name: /^Run \d+$/ })
    .last()
    .click()
  await banner.waitFor()
  await page.getByRole('table').getByRole('rowheader').first().waitFor()
})

test('a county’s manager, an agency and a stranger can’t choose a run', async () => {
  const page = await open('/en/hamadan/1404-units/runs', { as: 'agency' })
  await page.getByRole('heading', { name: 'This page was not found' }).waitFor()
})
