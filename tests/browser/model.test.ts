import { expect, test } from 'vitest'
import { useBrowser } from './open-page'
import { useOwnServer } from './sanjeh-url'

useOwnServer()
const open = useBrowser('secretary')

test('a model is read as a tree with its points, its steps in words, and as the document itself', async () => {
  const page = await open('/fa/hamadan/1404/model')
  await page.getByRole('heading', { level: 1, name: /الگوی پیش‌فرض/ }).waitFor()
  expect(await page.getByRole('table').getByRole('rowheader').count()).toBe(31)
  await page.getByText('نسبت به هدف', { exact: true }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'دریافت JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('egov-1000-1.0.0.json')
})

test('a draft is checked as one types, tried on the data, refused under a taken version, and kept under a new one', async () => {
  const page = await open('/en/hamadan/1404/model/edit')
  const box = page.getByRole('textbox', { name: 'Document of the model (JSON)' })
  const sound = await box.inputValue()
  await box.fill(sound.replace('"target-ratio"', '"magic"'))
  const wrong = page.locator('select[aria-invalid="true"]')
  await wrong.waitFor()
  expect(await wrong.count()).toBe(1)
  await box.fill(sound)
  await page.getByText('So far the document has no errors.').waitFor()
  await page
    .getByRole('textbox', { name: /Electronic/ })
    .first()
    .fill('10')
  const version = page.getByRole('textbox', { name: 'Version' })
  expect(await version.inputValue()).toBe('1.0.1')
  await page.getByRole('button', { name: 'Try it on the data', exact: true }).click()
  await page.getByText(/agencies change their rank/).waitFor()
  expect(
    await page
      .getByRole('region', { name: /^Result of the trial/ })
      .getByRole('row')
      .count(),
  ).toBeGreaterThan(10)
  await version.fill('1.0.0')
  await page.getByRole('button', { name: 'Save the new version' }).click()
  await page.getByText('Version 1.0.0 is stored already').waitFor()
  await version.fill('1.1.0')
  await page.getByRole('textbox', { name: 'Reason of this change' }).fill('The committee lowered the first dimension.')
  await page.getByRole('button', { name: 'Save the new version' }).click()
  await page.waitForURL(/against=1\.0\.0/)
  await page.getByRole('rowheader', { name: /^D1 .*weight$/s }).waitFor()
})

test('weights are written in the digits of the page, typed in any, and what is none changes nothing', async () => {
  const page = await open('/fa/hamadan/1404/model/edit')
  const box = page.getByRole('textbox', { name: 'سند الگو (JSON)' })
  const weight = page.getByRole('table').getByRole('textbox').first()
  const document = await box.inputValue()
  expect(await weight.inputValue()).toMatch(/^[۰-۹٫]+$/)
  await weight.fill('۱۲/۵')
  expect(await weight.getAttribute('aria-invalid')).toBe('true')
  expect(await box.inputValue()).toBe(document)
  await weight.fill('۱۲٫۵')
  expect(JSON.parse(await box.inputValue()).tree.children[0].weight).toBe(12.5)
  await weight.fill('7.25')
  expect(JSON.parse(await box.inputValue()).tree.children[0].weight).toBe(7.25)
  await weight.blur()
  expect(await weight.inputValue()).toBe('۷٫۲۵')
})

test('without JavaScript the document is checked by the server, and nothing that was typed is lost', async () => {
  const page = await open('/en/hamadan/1404/model/edit', { javaScriptEnabled: false })
  const box = page.getByRole('textbox', { name: 'Document of the model (JSON)' })
  await box.fill('{ "code": "mine" }')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('alert').waitFor()
  expect(await box.inputValue()).toBe('{ "code": "mine" }')
})

test('a box requires data in a dimension, and the page of the model says so', async () => {
  const page = await open('/en/hamadan/1404/model/edit')
  const box = page.getByRole('textbox', { name: 'Document of the model (JSON)' })
  const first = page.getByRole('checkbox', { name: /^Data in “/ }).first()
  await page.getByRole('checkbox', { name: 'Data in every dimension are required' }).check()
  expect(JSON.parse(await box.inputValue()).requires).toBe('every-dimension')
  expect(await first.isChecked()).toBe(true)
  await first.uncheck()
  expect(JSON.parse(await box.inputValue()).requires).not.toContain('D1')
  await open('/en/hamadan/1404/model').then((page) => page.getByText('Required dimensions').waitFor())
})
