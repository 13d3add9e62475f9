import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')
const edition = '/hamadan/1404'

/** Pages with charts, and how many each draws at least. */
const pages = [
  [`${edition}/rankings?view=ranks`, 1],
  [`${edition}/rankings?view=parts`, 1],
  [`${edition}/agencies/EDU`, 3],
  [`${edition}/agencies/EDU/D4-1`, 1],
  [`/hamadan/1404-units/agencies/FRM-HMD`, 2],
  [`${edition}/compare`, 1],
  [`${edition}/indicators`, 1],
  [`${edition}/history?show=metric:services`, 2],
] as const

const widths = [360, 1440] as const

/** A chart is drawn once it comes near the screen. */
async function drawAll(page: Page, least: number) {
  const places = page.locator('.chart')
  await expect.poll(() => places.count()).toBeGreaterThanOrEqual(least)
  for (const place of await places.all()) {
    await place.scrollIntoViewIfNeeded()
    await place.locator('svg.recharts-surface').first().waitFor()
  }
  await page.evaluate(() => document.fonts.ready)
}

/** Texts of drawings that leave their drawing, with by how many pixels: what is cut off reads as another number. */
async function textsCut(page: Page): Promise<string[]> {
  return page.locator('.chart .recharts-wrapper > svg.recharts-surface').evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const box = drawing.getBoundingClientRect()
      return [...drawing.querySelectorAll('text')].flatMap((text) => {
        const row = text.getBoundingClientRect()
        const beyond = Math.max(box.left - row.left, row.right - box.right, box.top - row.top, row.bottom - box.bottom)
        return row.width > 0 && beyond > 1
          ? [`${drawing.getAttribute('aria-label')?.slice(0, 40)}: ${text.textContent} by ${Math.round(beyond)}`]
          : []
      })
    }),
  )
}

/** Words that leave the tile or the cell that they stand in: over its neighbour, or out of the page. */
async function wordsOut(page: Page): Promise<string[]> {
  return page.locator('.tile, main td, main th').evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const around = box.getBoundingClientRect()
      const range = document.createRange()
      // Words for screen readers alone are a pixel wide.
      const parts = [box, ...box.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().width > 1)
      return parts
        .flatMap((part) => [...part.childNodes].filter((node) => node instanceof Text))
        .flatMap((node) => {
          range.selectNodeContents(node)
          const out = [...range.getClientRects()].map(({ left, right, top, bottom }) =>
            Math.max(around.left - left, right - around.right, around.top - top, bottom - around.bottom),
          )
          const beyond = Math.max(0, ...out)
          return beyond > 1 ? [`${node.data} by ${Math.round(beyond)}`] : []
        })
    }),
  )
}

/** The last of a group that has a rank: no steps of its waterfall go further down. */
async function findLowest(page: Page): Promise<string> {
  const codes = await page
    .locator('tr[data-agency]')
    .evaluateAll((rows) =>
      rows.flatMap((row) =>
        /[0-9۰-۹]/.test(row.querySelector('td')?.textContent ?? '') ? [row.getAttribute('data-agency') ?? ''] : [],
      ),
    )
  const code = codes.at(-1)
  if (!code) throw new Error('Nobody of the group has a rank')
  return code
}

/** Pairs of texts of one drawing that lie on one another; two marks of axes may touch in their corner. */
async function textsMet(page: Page): Promise<string[]> {
  return page.locator('.chart .recharts-wrapper > svg.recharts-surface').evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const boxes = [...drawing.querySelectorAll('text')]
        .map((text) => ({
          words: text.textContent ?? '',
          isMark: text.closest('[class*="axis-tick"]') !== null,
          box: text.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0)
      return boxes.flatMap((one, index) =>
        boxes.slice(index + 1).flatMap((other) => {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
          return across > 3 && down > 5 && !(one.isMark && other.isMark) ? [`${one.words} / ${other.words}`] : []
        }),
      )
    }),
  )
}

test.each(
  ['fa', 'en'].flatMap((language) =>
    pages.flatMap(([address, least]) => widths.map((width) => ({ language, address, least, width }))),
  ),
)(
  '/$language$address at $width px: no text of a chart leaves its drawing',
  async ({ language, address, least, width }) => {
    const page = await open(`/${language}${address}`, { viewport: { width, height: 900 } })
    await drawAll(page, least)
    expect(await textsCut(page)).toEqual([])
  },
)

test.each(
  ['fa', 'en'].flatMap((language) =>
    ['', '?show=metric:services'].flatMap((search) => widths.map((width) => ({ language, search, width }))),
  ),
)('/$language history$search at $width px: its names lie apart', async ({ language, search, width }) => {
  const page = await open(`/${language}${edition}/history${search}`, { viewport: { width, height: 900 } })
  await drawAll(page, 1)
  expect(await textsMet(page)).toEqual([])
})

test('a unit that is scored in two dimensions has bars instead of a web', async () => {
  const page = await open('/fa/hamadan/1404-units/agencies/FRM-HMD')
  await drawAll(page, 2)
  expect(await page.locator('.chart .recharts-radar').count()).toBe(0)
  expect(await page.locator('.chart .recharts-bar').count()).toBeGreaterThan(0)
})

test.each(['fa', 'en'])('/%s: no step down of the lowest ranked of a group leaves its drawing', async (language) => {
  const page = await open(`/${language}${edition}/rankings?group=BANK`)
  const address = page.url().replace(/rankings.*/, `agencies/${await findLowest(page)}`)
  await page.goto(address)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await drawAll(page, 3)
    await expect.poll(() => textsCut(page), { timeout: 5000 }).toEqual([])
  }
})

test.each(
  ['fa', 'en'].flatMap((language) =>
    ['map', 'indicators'].flatMap((address) => widths.map((width) => ({ language, address, width }))),
  ),
)('/$language/$address at $width px: words of tiles and cells stay in them', async ({ language, address, width }) => {
  const page = await open(`/${language}${edition}/${address}`, { viewport: { width, height: 900 } })
  await page.locator('.tile, main td').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  expect(await wordsOut(page)).toEqual([])
})
