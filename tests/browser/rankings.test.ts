import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { readXlsx } from '../fixtures/read-xlsx'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')
const rankings = '/hamadan/1404/rankings'

const names = (page: Page) => page.getByRole('table').getByRole('rowheader').allInnerTexts()
const firstCells = (page: Page) => page.locator('tbody tr > td:first-child').allInnerTexts()

describe('a ranking', () => {
  test('/ leads to Persian, right to left, and from there to a ranking in three clicks at most', async () => {
    const page = await open('/')
    expect(new URL(page.url()).pathname).toBe('/fa')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByRole('link', { name: 'دورهٔ ارزیابی ۱۴۰۴، دستگاه‌های استانی' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'دورهٔ ارزیابی ۱۴۰۴، دستگاه‌های استانی' }).waitFor()
    await page.getByRole('link', { name: 'رتبه و روند' }).click()
    await page.getByRole('table').waitFor()
    expect((await firstCells(page)).slice(0, 3)).toEqual(['۱', '۲', '۳'])
  })

  test('finds an agency, also when the name is typed with Arabic letters', async () => {
    const page = await open(`/fa${rankings}`)
    await page.getByRole('searchbox', { name: 'جست‌وجوی نام یا کد' }).fill('جهاد كشاورزي')
    await page.getByRole('button', { name: 'نمایش' }).click()
    await page.waitForURL(/search=/)
    await expect.poll(() => names(page)).toEqual(['سازمان جهاد کشاورزی استان همدان'])
  })

  test('filtered by group holds that group alone, and the address can be sent', async () => {
    const page = await open(`/en${rankings}`)
    await page.getByRole('combobox', { name: 'Group', exact: true }).selectOption({ label: 'State banks' })
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/group=/)
    await expect.poll(async () => (await names(page)).length).toBe(9)
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    expect(await names(again)).toEqual(await names(page))
  })

  test('sorts by a dimension, and turns round at a second click', async () => {
    const page = await open(`/en${rankings}`)
    const column = page.getByRole('columnheader', { name: /Virtual training/ })
    await column.getByRole('link').click()
    await page.waitForURL(/sort=/)
    await expect.poll(() => column.getAttribute('aria-sort')).toBe('descending')
    await column.getByRole('link').click()
    await expect.poll(() => column.getAttribute('aria-sort')).toBe('ascending')
  })

  test('fetches what comes into sight, and keeps only that in the page', async () => {
    const page = await open(`/fa${rankings}?competes=yes`)
    const table = page.getByRole('region', { name: 'رتبه‌بندی' })
    await expect.poll(() => page.getByRole('navigation', { name: /صفحهٔ/ }).count()).toBe(0)
    const asked = page.waitForRequest(/page=4/)
    await table.focus()
    await page.keyboard.press('End')
    await asked
    await expect.poll(() => table.locator('tbody tr[data-index="80"] th').count()).toBe(1)
    expect(await table.locator('tbody tr[data-index="0"]').count()).toBe(0)
  })

  test('hides the columns that a person does not want, in the address', async () => {
    const page = await open(`/en${rankings}?hide=coverage`, { javaScriptEnabled: false })
    expect(await page.getByRole('columnheader', { name: 'Coverage' }).count()).toBe(0)
    await page.getByRole('checkbox', { name: 'Virtual training' }).check()
    await page.getByRole('button', { name: 'Show' }).click()
    expect(await page.getByRole('columnheader', { name: /Virtual training/ }).count()).toBe(0)
  })

  test('works without JavaScript: search, sort and the second page', async () => {
    const page = await open(`/fa${rankings}`, { javaScriptEnabled: false })
    await page.getByRole('navigation', { name: /صفحهٔ/ }).getByRole('link', { name: 'بعدی' }).click()
    await expect.poll(async () => (await firstCells(page))[0]).toBe('۲۶')
    expect((await firstCells(page)).length).toBe(25)
    await page.getByRole('searchbox').fill('بانک سپه')
    await page.getByRole('button', { name: 'نمایش' }).click()
    await expect.poll(() => names(page)).toEqual(['بانک سپه – استان همدان'])
  })

  test('shows who does not compete, with the reason and without a rank', async () => {
    const page = await open(`/fa${rankings}?competes=no`)
    const cells = await firstCells(page)
    expect(cells.length).toBeGreaterThan(3)
    for (const cell of cells) expect(cell).toMatch(/^رقابت نمی‌کند/)
  })

  test('keeps the place when the language is switched', async () => {
    const page = await open(`/fa${rankings}?group=BANK&sort=coverage`)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: 'فارسی' }).waitFor()
    expect(page.url()).toMatch(/\/en\/hamadan\/1404\/rankings\?group=BANK&sort=coverage$/)
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
  })
})

describe('a download of a ranking', () => {
  test('as CSV has every row of the filter and says that it is a demonstration', async () => {
    const text = await readFile(await download(`/fa${rankings}`, 'CSV'), 'utf8')
    const lines = text.trim().split('\r\n')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(lines.filter((line) => /^\d+,|^,/.test(line))).toHaveLength(100)
    expect(text).toMatch(/نمایشی/)
  })

  test('as XLSX runs right to left, with numbers as numbers', async () => {
    const { isRightToLeft, rows } = readXlsx(await readFile(await download(`/fa${rankings}`, 'XLSX')))
    expect(isRightToLeft).toBe(true)
    const heading = rows.findIndex(([first]) => first === 'رتبه')
    expect(typeof rows[heading + 1]?.[6]).toBe('number')
    expect(rows).toHaveLength(heading + 1 + 100)
  })

  async function download(address: string, name: string): Promise<string> {
    const page = await open(address)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return file.path()
  }
})

describe('print', () => {
  test('holds every row of the view, where the table draws some alone, and says that it is not official', async () => {
    const page = await open(`/fa${rankings}?sort=name-fa&hide=coverage`)
    const drawn = await names(page)
    await page.getByRole('link', { name: 'چاپ' }).click()
    await page.waitForURL(/rankings\/print\?sort=name-fa&hide=coverage$/)
    await page.getByText('منتشرنشده، غیررسمی').waitFor()
    const printed = await names(page)
    expect(printed).toHaveLength(100)
    expect(drawn.length).toBeLessThan(100)
    expect(printed.slice(0, drawn.length)).toEqual(drawn)
    expect(await page.getByRole('columnheader', { name: 'پوشش داده' }).count()).toBe(0)
  })

  test('is there without JavaScript, and fits the sheet', async () => {
    const page = await open(`/en${rankings}/print?search=bank`, {
      javaScriptEnabled: false,
      viewport: { width: 1047, height: 720 },
    })
    await page.emulateMedia({ media: 'print' })
    expect((await names(page)).length).toBeGreaterThan(2)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1047)
    expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000)
  })
})
