import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from './open-page'
import { savedTextsCut } from './saved-texts'

const open = useBrowser('secretary')
const card = '/fa/hamadan/1404/agencies/EDU'
const rankings = '/fa/hamadan/1404/rankings'
const history = '/fa/hamadan/1404/history?subject=metric:services'

/** Every chart of the product: where it is, how it is called, and the key to its next point. */
const charts = [
  [`${rankings}?view=ranks`, 'بازهٔ رتبه‌ها', 'ArrowLeft'],
  [`${rankings}?view=parts`, 'سهم محورها', 'ArrowLeft'],
  [card, 'از میانگین گروه تا امتیاز دستگاه', 'ArrowLeft'],
  [card, 'محورها به درصد سقف امتیاز', 'ArrowRight'],
  [card, /^جای دستگاه در گروه/, 'ArrowLeft'],
  [`${card}/D4-1`, 'ماه‌به‌ماه', 'ArrowLeft'],
  ['/fa/hamadan/1404/compare', 'رتبه از دورهٔ پیش تا این دوره', 'ArrowLeft'],
  ['/fa/hamadan/1404/indicators', /در برابر/, 'ArrowLeft'],
  [history, /خدمات/, 'ArrowLeft'],
  [history, 'رتبه‌ها در گذر دوره‌ها', 'ArrowLeft'],
] as const

const figureOf = (page: Page, name: string | RegExp) => page.getByRole('figure', { name })
const drawingOf = (figure: Locator) => figure.locator('.recharts-wrapper > svg.recharts-surface')

async function openDrawn(address: string, name: string | RegExp) {
  const page = await open(address)
  const figure = figureOf(page, name)
  await drawingOf(figure).waitFor()
  return { page, figure }
}

/** Named by its conclusion, with Persian digits, counting from the right. */
async function expectNamed(figure: Locator) {
  const conclusion = await figure.locator('p').first().innerText()
  expect(conclusion.length).toBeGreaterThan(20)
  expect(await drawingOf(figure).getAttribute('aria-label')).toBe(conclusion)
  expect((await drawingOf(figure).locator('text').allInnerTexts()).join(' ')).not.toMatch(/[0-9]/)
  const places = await drawingOf(figure)
    .locator('.recharts-xAxis .recharts-cartesian-axis-tick-value')
    .evaluateAll((ticks) => ticks.map((tick) => tick.getBoundingClientRect().x))
  expect(places).toEqual(places.toSorted((a, b) => b - a))
}

/** Each point says its number. */
async function expectWalkable(page: Page, figure: Locator, nextKey: string) {
  await drawingOf(figure).focus()
  await page.keyboard.press(nextKey)
  const note = figure.getByRole('status')
  await note.getByText(/[۰-۹]/).first().waitFor()
  const first = await note.innerText()
  await page.keyboard.press(nextKey === 'ArrowLeft' ? 'ArrowRight' : nextKey)
  await expect.poll(() => note.innerText()).not.toBe(first)
}

/** A drawing that has its letters and colours in itself, and a picture of twice its size. */
async function expectSaved(page: Page, figure: Locator) {
  const save = async (kind: RegExp) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: kind }).click(),
    ])
    return readFile(await download.path())
  }
  const drawing = (await save(/^دریافت SVG/)).toString()
  expect(drawing).toContain('@font-face')
  expect(drawing).not.toMatch(/style="[^"]*var\(--/)
  expect(
    await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.localName,
      drawing,
    ),
  ).toBe('svg')
  expect(await savedTextsCut(page, drawing)).toEqual([])
  const picture = await save(/^دریافت PNG/)
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  const box = await drawingOf(figure).boundingBox()
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
    Math.floor((box?.width ?? 0) * 2),
    Math.floor((box?.height ?? 0) * 2),
  ])
}

describe.each(charts)('%s: %s', (address, name, nextKey) => {
  test('is named by its conclusion, counts in Persian, is walked through by keyboard, and is taken away as drawing and picture', async () => {
    const { page, figure } = await openDrawn(address, name)
    await expectNamed(figure)
    await expectWalkable(page, figure, nextKey)
    await expectSaved(page, figure)
  })

  test('says the same as a table, without JavaScript as well', async () => {
    const page = await open(address, { javaScriptEnabled: false })
    const figure = figureOf(page, name)
    await figure.getByText('نمایش به‌صورت جدول').click()
    expect(await figure.getByRole('rowheader').count()).toBeGreaterThan(1)
  })

  test('moves nothing when it comes, and fits a phone', async () => {
    const page = await open(address, { viewport: { width: 360, height: 780 }, isEmpty: true })
    await drawingOf(figureOf(page, name)).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(await shiftOf(page)).toBeLessThan(0.02)
  })
})

/** How much of the page has moved by itself since it was there. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shift = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shift += 'value' in entry ? Number(entry.value) : 0
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // What has moved is told in a task of its own, before the third frame from now at the latest.
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(shift))))
      }),
  )
}

test('the way from the average has as many bars as rows', async () => {
  const { figure } = await openDrawn(card, 'از میانگین گروه تا امتیاز دستگاه')
  await figure.getByText('نمایش به‌صورت جدول').click()
  const bars = await figure.locator('.recharts-bar-rectangle').count()
  expect(bars).toBeGreaterThan(2)
  expect(await figure.getByRole('row').count()).toBe(bars + 1)
})

test('a ranking has no code of charts until one is asked for, and a chart that is not there yet says so', async () => {
  const page = await open(rankings)
  const loaded = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => /-chart-[^/]*\.js/.test(name)).length,
    )
  expect(await loaded()).toBe(0)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/rank-range-chart-[^/]*\.js/, async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('navigation', { name: 'شکل نمایش' }).getByRole('link', { name: 'بازهٔ رتبه‌ها' }).click()
  const figure = figureOf(page, 'بازهٔ رتبه‌ها')
  const save = figure.getByRole('button', { name: /^دریافت SVG/ })
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true')
  const reason = await save.getAttribute('aria-describedby')
  expect(await page.locator(`[id="${reason}"]`).innerText()).toBe('نمودار در حال آماده‌شدن است')
  release()
  await drawingOf(figure).waitFor()
  await expect.poll(() => save.getAttribute('aria-disabled')).toBeNull()
})

test('a drawing of a filtered ranking holds that filter alone, and the form keeps it', async () => {
  const page = await open('/en/hamadan/1404/rankings?group=BANK&view=parts')
  const figure = figureOf(page, 'Parts of the scores')
  await figure.getByText('Show as a table').click()
  expect(await figure.getByRole('rowheader').count()).toBe(9)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe('parts')
})

test('two other scores are set against each other by choice, and the group stays', async () => {
  const page = await open('/en/hamadan/1404/indicators?group=BANK', { javaScriptEnabled: false })
  await page.getByRole('combobox', { name: 'Across' }).selectOption('D3-1')
  await page.getByRole('button', { name: 'Show the chart' }).click()
  const figure = page.getByRole('figure', {
    name: 'Total score against Subordinate units connected to government network',
  })
  await figure.getByText('Show as a table').click()
  expect(await figure.getByRole('rowheader').count()).toBe(9)
  expect(new URL(page.url()).searchParams.get('group')).toBe('BANK')
})

test('on paper a drawing shrinks with its place', async () => {
  const page = await open(card, { viewport: { width: 1440, height: 900 } })
  const figure = figureOf(page, 'از میانگین گروه تا امتیاز دستگاه')
  await drawingOf(figure).waitFor()
  // A copy is drawn anew by nobody, as on paper.
  await figure.evaluate((item) => item.replaceWith(item.cloneNode(true)))
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 500, height: 900 })
  const [frame, drawing] = [await figure.boundingBox(), await drawingOf(figure).boundingBox()]
  expect(drawing?.width ?? 0).toBeGreaterThan(0)
  expect(drawing?.width ?? 0).toBeLessThanOrEqual(frame?.width ?? 0)
})

test.each([
  ['/fa/hamadan/1404/indicators', 'همبستگی شاخص‌ها', 100],
  ['/fa/hamadan/1404/indicators', 'نقشهٔ جاهای خالی', 20],
  ['/fa/hamadan/1404/map', 'نقشهٔ استان', 9],
] as const)('%s: %s is taken away whole, as a drawing and as a picture', async (address, title, least) => {
  const page = await open(address, { viewport: { width: 900, height: 700 } })
  const save = async (kind: 'SVG' | 'PNG') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `دریافت ${kind}: ${title}` }).click(),
    ])
    return readFile(await download.path())
  }
  const drawing = (await save('SVG')).toString()
  expect(drawing).toContain('@font-face')
  expect(drawing).not.toMatch(/var\(--|color-mix|color\(/)
  const texts = await page.evaluate(
    (text) =>
      [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text')].map(
        (element) => element.textContent,
      ),
    drawing,
  )
  expect(texts.length).toBeGreaterThan(least)
  expect(texts.join(' ')).toMatch(/[۰-۹●○]/)
  expect(await savedTextsCut(page, drawing)).toEqual([])
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
  expect(await page.locator('svg[aria-hidden][style*="fixed"]').count()).toBe(0)
})
