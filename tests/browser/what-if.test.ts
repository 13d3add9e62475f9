import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

test('a weight that is moved by keyboard changes the ranking, the address holds it, and a reset takes it back', async () => {
  const page = await open('/en/hamadan/1404/what-if')
  const moved = page.getByRole('main').getByRole('status')
  await expect.poll(() => moved.innerText()).toMatch(/\b0 of 9\d/)
  const slider = page.getByRole('slider', { name: 'Electronic services', exact: true })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => moved.innerText()).not.toMatch(/\b0 of 9\d/)
  expect(new URL(page.url()).search).toBe('?w=D1.0')
  const said = await moved.innerText()
  const again = await open(`/en/hamadan/1404/what-if?w=D1.0`)
  await expect.poll(() => again.getByRole('main').getByRole('status').innerText()).toBe(said)
  await page.getByRole('button', { name: 'Back to the model' }).click()
  await expect.poll(() => moved.innerText()).toMatch(/\b0 of 9\d/)
  expect(new URL(page.url()).search).toBe('')
})

test('another way of normalising takes the server, keeps the weights that were moved, and goes with them into a draft', async () => {
  const page = await open('/en/hamadan/1404/what-if?w=D1.40')
  const moved = page.getByRole('main').getByRole('status')
  await expect.poll(() => moved.innerText()).not.toMatch(/\b0 of 9\d/)
  const before = await moved.innerText()
  await page.getByLabel('Normalisation').selectOption('Percentile rank')
  await expect.poll(() => moved.innerText()).not.toBe(before)
  expect(new URL(page.url()).search).toBe('?w=D1.40&n=percentile')
  const said = await moved.innerText()
  const again = await open('/en/hamadan/1404/what-if?w=D1.40&n=percentile')
  await expect.poll(() => again.getByRole('main').getByRole('status').innerText()).toBe(said)
  await again.getByRole('link', { name: 'draft' }).click()
  await expect
    .poll(() => again.getByRole('textbox', { name: /JSON/ }).inputValue())
    .toMatch(/"normalisation": \{\s+"method": "percentile"/)
  await page.getByRole('link', { name: 'What if' }).click()
  await expect.poll(() => moved.innerText()).toMatch(/\b0 of 9\d/)
  expect(await page.getByLabel('Normalisation').inputValue()).toBe('')
  await page.goBack()
  await expect.poll(() => moved.innerText()).toBe(said)
  expect(await page.getByLabel('Normalisation').inputValue()).toBe('percentile')
})

test('an agency, which sees itself alone, is not let in', async () => {
  const page = await open('/en/hamadan/1404/what-if', { as: 'agency' })
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('This page was not found')
})
