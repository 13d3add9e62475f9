/** How a ranking of 12,000 agencies answers, in Chromium over the built app: npm run bench:large. */
import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser'
import { signInAt, toCookies } from '../browser/sign-in'
import { createLargeFestival, largeFestival } from '../fixtures/large-festival'
import { serveFilled } from '../fixtures/serve-filled'
import { type Answered, watchAnswer, watchScrolling } from './watch-page'
import { writeSection } from './write-section'

const agencies = 12_000
const times = 7

const begun = performance.now()
const sanjeh = await serveFilled((db) => createLargeFestival(db, agencies))
process.stdout.write(`Served after ${seconds(performance.now() - begun)} s\n`)
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
await context.addCookies([
  ...toCookies(await signInAt(sanjeh.url, 'secretary'), sanjeh.url),
  ...toCookies('sanjeh-tour=seen', sanjeh.url),
])
// What runs in the page is compiled with names that it does not know.
await context.addInitScript('globalThis.__name = (own) => own')
const page = await context.newPage()
const ranking = `${sanjeh.url}/fa/${largeFestival}/1404/rankings`
const table = '.scroll.tall tbody tr[data-index]'

const arrivals: number[] = []
for (let time = 0; time < times; time++) arrivals.push(await arrive(page))
const rows = [
  [
    'sort by a dimension',
    await repeat(async (time) =>
      watchAnswer(
        page,
        async () => page.click(`th a[href*="sort=D${time + 1}"]`),
        `th[aria-sort] a[href*="sort=D${time + 1}"]`,
      ),
    ),
  ],
  [
    'filter by a group',
    await repeat(async (time) => {
      await page.selectOption('select[name="group"]', `g${time + 1}`)
      return watchAnswer(
        page,
        async () => page.click('form[role="search"] button[type="submit"]'),
        `th a[href*="group=g${time + 1}"]`,
      )
    }),
  ],
  [
    'type a letter of a search',
    await repeat(async () =>
      watchAnswer(page, async () => page.locator('input[name="search"]').press('a'), 'input[name="search"]'),
    ),
  ],
  [
    'search',
    await repeat(async (time) => {
      await page.fill('input[name="search"]', `ملایر ${time + 1}`)
      return watchAnswer(
        page,
        async () => page.locator('input[name="search"]').press('Enter'),
        `input[name="search"][value="ملایر ${time + 1}"]`,
      )
    }),
  ],
] satisfies [string, Answered[]][]
await arrive(page)
const scrolled = await watchScrolling(page, {
  frame: '.scroll.tall',
  last: `tr[data-index="${agencies - 1}"] a`,
  stepPx: 600,
})

await browser.close()
await sanjeh.close()
const text = `${agencies.toLocaleString('en')} agencies with 8 dimensions, loaded, scored and served with the embedded database by this machine; Chromium beside it, no throttling. Each
was done ${times} times, ms. *Next frame*: from the input until something is painted (Event Timing, steps of 8 ms; 0 is under 16). *Answer*: until the
new rows are painted. *Server*: how long of that the browser waited for the first byte.

| what | next frame, median | worst | answer, median | worst | server, median | worst |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map(([what, all]) => `| ${what} | ${[of(all, 'nextFrameMs'), of(all, 'shownMs'), of(all, 'serverMs')].join(' | ')} |`).join('\n')}

First page, from the address to a page that has come alive: median ${round(median(arrivals))}, worst ${round(Math.max(...arrivals))}.

Scrolling through all rows, ten a frame: ${scrolled.frames} frames, median ${round(scrolled.medianMs)} ms, worst ${round(scrolled.worstMs)} ms; ${scrolled.longTasks} tasks over 50 ms, the longest ${round(scrolled.longestMs)} ms;
the last rows were there ${round(scrolled.lastRowsMs)} ms after the end was reached.`
process.stdout.write(`${text}\n`)
await writeSection('A ranking of 12,000 agencies', text)

async function arrive(on: Page): Promise<number> {
  const from = performance.now()
  await on.goto(ranking)
  await on.locator('html[data-live]').waitFor({ state: 'attached' })
  await on.locator(table).first().waitFor()
  return performance.now() - from
}

async function repeat(measure: (time: number) => Promise<Answered>): Promise<Answered[]> {
  const all: Answered[] = []
  await arrive(page)
  for (let time = 0; time < times; time++) all.push(await measure(time))
  return all
}

function of(all: readonly Answered[], key: keyof Answered): string {
  const values = all.map((each) => each[key])
  return `${round(median(values))} | ${round(Math.max(...values))}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round(ms: number): string {
  return ms.toFixed(0)
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
