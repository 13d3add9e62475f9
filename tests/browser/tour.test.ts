import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

test('a first visit is led through five steps by keyboard, once, and again from the menu', async () => {
  const page = await open('/fa/hamadan/1404/course', { isNew: true })
  const tour = page.getByRole('dialog')
  for (const step of ['گام ۱ از ۵', 'گام ۲ از ۵', 'گام ۳ از ۵', 'گام ۴ از ۵', 'گام ۵ از ۵']) {
    await tour.getByText(step).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      step.startsWith('گام ۵') ? 'پایان گشت' : 'بعدی',
    )
    const kept = step.startsWith('گام ۵')
      ? page.waitForResponse((answer) => answer.url().includes('/fa/display'))
      : null
    await page.keyboard.press('Enter')
    await kept
  }
  await tour.waitFor({ state: 'detached' })
  await page.reload({ waitUntil: 'networkidle' })
  expect(await tour.count()).toBe(0)
  await page.getByText('دبیر جشنواره (نمایشی)').click()
  await page.getByRole('button', { name: 'گشت آشنایی' }).click()
  await tour.getByText('گام ۱ از ۵').waitFor()
  await page.keyboard.press('Escape')
  await tour.waitFor({ state: 'detached' })
})

test('the public, and who has no JavaScript, are not led anywhere', async () => {
  const page = await open('/en/glossary', { as: null, isNew: true })
  expect(await page.getByRole('dialog').count()).toBe(0)
  const silent = await open('/en/hamadan/1404/course', { isNew: true, javaScriptEnabled: false })
  expect(await silent.getByRole('dialog').count()).toBe(0)
  expect(await silent.getByRole('button', { name: 'Tour' }).count()).toBe(0)
})

test('an i opens the definition beside the figure, and gives the keyboard back', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  const sign = page.getByRole('link', { name: 'تعریف پوشش داده' })
  await sign.press('Enter')
  const help = page.getByRole('dialog', { name: 'پوشش داده' })
  await help.getByText('از آنچه الگو لازم دارد و برای دستگاه مصداق دارد، سهمی از وزن', { exact: false }).waitFor()
  expect(await help.evaluate((item) => getComputedStyle(item).direction)).toBe('rtl')
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  expect(await sign.evaluate((item) => item === document.activeElement)).toBe(true)
})

test('without JavaScript an i leads to the entry of the glossary', async () => {
  const page = await open('/en/hamadan/1404/rankings', { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Definition: Coverage' }).click()
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/en/glossary#coverage')
  await page.locator('#coverage:target').waitFor()
})
