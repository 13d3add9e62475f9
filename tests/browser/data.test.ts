import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findViolations } from './find-violations'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')
const data = '/hamadan/1404/data'

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))
const columnsIn = (page: Page) => page.locator('thead tr:last-child th').count()
/** Until the matrix has cells for what is in sight alone: keys lead on from then. */
const untilInSight = (page: Page) => expect.poll(() => page.locator('tbody th').count()).toBeLessThan(50)
const scrollLeft = (page: Page) => page.locator('.scroll.tall').evaluate((frame) => frame.scrollLeft)

describe('the coverage of the data', () => {
  test('opens the months of a cell over the matrix, the record behind one of them, and goes back to the cell', async () => {
    const page = await open(`/fa${data}`, { bypassCSP: true, reducedMotion: 'reduce' })
    await page.getByRole('searchbox').fill('جهاد كشاورزي')
    await page.getByRole('button', { name: 'نمایش' }).click()
    await page.waitForURL(/search=/)
    await page.getByRole('rowheader', { name: 'سازمان جهاد کشاورزی استان همدان' }).waitFor()
    await page
      .getByRole('grid')
      .getByRole('link', { name: /کامل|ناقص/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog', { name: /: سازمان جهاد کشاورزی استان همدان$/ })
    await drawer
      .getByRole('link', { name: /رکورد پشت آن/ })
      .first()
      .waitFor()
    expect(await findViolations(page)).toEqual([])
    await drawer
      .getByRole('link', { name: /رکورد پشت آن/ })
      .first()
      .click()
    const records = page.getByRole('dialog', { name: 'رکوردهای پشت یک مشاهده' })
    await records.getByRole('rowheader', { name: /^صفحهٔ/ }).first().waitFor()
    await records.getByRole('button', { name: /^بازگشت به/ }).click()
    await drawer.getByRole('table').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(await focused(page)).toMatch(/^0:/)
    expect(new URL(page.url()).pathname).toBe(`/fa${data}`)
  })

  test('keeps only what is in sight in the page, and fetches what comes into it', async () => {
    const page = await open(`/fa${data}`)
    const grid = page.getByRole('grid')
    const [rows, columns] = [
      Number(await grid.getAttribute('aria-rowcount')),
      Number(await grid.getAttribute('aria-colcount')),
    ]
    expect(rows).toBeGreaterThan(60)
    await untilInSight(page)
    expect(await columnsIn(page)).toBeLessThan(columns - 1)
    const asked = page.waitForRequest(/cells.*page=2|cells.*column=2/)
    await page.locator('[data-cell="0:0"]').focus()
    await page.keyboard.press('Control+End')
    await asked
    await expect.poll(() => focused(page)).toBe(`${rows - 3}:${columns - 2}`)
    await expect.poll(() => page.locator(`a[data-cell="${rows - 3}:${columns - 2}"]`).count()).toBe(1)
    expect(await page.locator('[data-cell="0:0"]').count()).toBe(0)
    // What stood there while the cell was on its way has given the focus on to it.
    await expect.poll(() => focused(page)).toBe(`${rows - 3}:${columns - 2}`)
  })

  test.each([
    ['fa', 'ArrowLeft', -1],
    ['en', 'ArrowRight', 1],
  ] as const)('in %s, %s goes on along the reading direction and scrolls there', async (language, key, side) => {
    const page = await open(`/${language}${data}`)
    await untilInSight(page)
    await page.locator('[data-cell="0:0"]').focus()
    for (let step = 0; step < 14; step++) await page.keyboard.press(key)
    await expect.poll(() => focused(page)).toBe('0:14')
    await expect.poll(async () => Math.sign(await scrollLeft(page))).toBe(side)
    const [cell, name] = [
      await page.locator('[data-cell="0:14"]').boundingBox(),
      await page.locator('tbody th').first().boundingBox(),
    ]
    const frame = await page.locator('.scroll.tall').boundingBox()
    if (!cell || !name || !frame) throw new Error('Something is not there to be seen')
    // In sight, and not under the column of names.
    expect(cell.x).toBeGreaterThanOrEqual(side === 1 ? name.x + name.width - 1 : frame.x - 1)
    expect(cell.x + cell.width).toBeLessThanOrEqual(side === 1 ? frame.x + frame.width + 1 : name.x + 1)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toBe('1:14')
    await page.keyboard.press('Home')
    await expect.poll(() => focused(page)).toBe('1:0')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('link', { name: language === 'fa' ? 'باز کردن در صفحهٔ خودش' : 'Open as a page' })
      .click()
    await page.waitForURL(/\/data\/[^/]+\/[^/]+$/)
  })

  test('a heading stands over the cells of its own metric, also after scrolling', async () => {
    const page = await open(`/fa${data}`)
    await untilInSight(page)
    await page.locator('.scroll.tall').evaluate((frame) => frame.scrollBy({ left: -1500, top: 900 }))
    await expect.poll(() => page.locator('[data-cell$=":0"]').count()).toBe(0)
    const cell = page.locator('tbody td[aria-colindex]').last()
    const heading = page.locator(`thead tr:last-child th[aria-colindex="${await cell.getAttribute('aria-colindex')}"]`)
    const [own, above] = [await cell.boundingBox(), await heading.boundingBox()]
    expect(Math.abs((own?.x ?? 0) - (above?.x ?? 99))).toBeLessThan(1.5)
  })

  test('works without JavaScript: the second page both ways, a filter, and the values behind a cell', async () => {
    const page = await open(`/fa${data}`, { javaScriptEnabled: false })
    expect(await page.locator('tbody th').count()).toBe(50)
    const [first] = await page.locator('tbody th').allInnerTexts()
    await page.getByRole('navigation', { name: 'صفحه‌های دستگاه‌ها' }).getByRole('link', { name: 'بعدی' }).click()
    await page.getByRole('navigation', { name: 'صفحه‌های سنجه‌ها' }).getByRole('link', { name: 'بعدی' }).click()
    await page.waitForURL(/page=2&column=2/)
    expect((await page.locator('tbody th').allInnerTexts())[0]).not.toBe(first)
    await page.getByRole('combobox', { name: 'چینش سنجه‌ها' }).selectOption('source')
    await page.getByRole('searchbox').fill('بانک سپه')
    await page.getByRole('button', { name: 'نمایش' }).click()
    await expect.poll(() => page.locator('tbody th').allInnerTexts()).toEqual(['بانک سپه – استان همدان'])
    await page.getByRole('grid').getByRole('link').first().click()
    await page.getByRole('link', { name: 'بازگشت به ماه‌های دارای داده' }).waitFor()
  })

  test('the CSV has every agency and metric, and words for what is not there', async () => {
    const page = await open(`/fa${data}`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'دریافت فایل CSV' }).click(),
    ])
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    const heading = lines.findIndex((line) => line.startsWith('کد دستگاه,'))
    expect(lines.length - heading - 1).toBe(Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 2)
    expect(lines[heading]?.split(',')).toHaveLength(
      Number(await page.getByRole('grid').getAttribute('aria-colcount')) + 1,
    )
    expect(lines.slice(heading + 1).join('\n')).toMatch(/12 از 12/)
    expect(lines.slice(heading + 1).join('\n')).toMatch(/بدون داده/)
  })

  test('the summary, the changes and the quarantine lead on to agencies, cells and pulls', async () => {
    const page = await open(`/en${data}/summary`)
    await page.getByRole('region', { name: 'Least known agencies' }).getByRole('link').first().click()
    await page.getByRole('grid').waitFor()
    await expect.poll(() => page.locator('tbody th').count()).toBe(1)
    await page.getByRole('link', { name: 'Sources and quarantine' }).click()
    await page
      .getByRole('region', { name: 'Quarantine over all sources' })
      .getByRole('link', { name: /^Pull/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /^Pull/ }).waitFor()
  })

  test('a metric or an agency that is not there is not found', async () => {
    for (const address of [`/fa${data}/EDU/nothing`, `/fa${data}/NOBODY/letters_total`]) {
      const page = await open(address)
      await page.getByRole('heading', { name: 'این صفحه پیدا نشد' }).waitFor()
    }
  })
})
