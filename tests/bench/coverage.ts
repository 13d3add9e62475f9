import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser'
import { untilLive } from '../browser/open-page'
import { signInAt, toCookies } from '../browser/sign-in'
import { serveFilled } from '../fixtures/serve-filled'
import { agencies, fillFestival, metrics, observations } from './coverage/fill'

const address = '/fa/large/1404/data'
const blocks = 12

/**
 * The matrix of the data at its largest: what the server needs for a block and for the sums, and how smoothly a browser
 * scrolls it.
 */
async function main() {
  const sanjeh = await serveFilled(fillFestival)
  const cookie = await signInAt(sanjeh.url, 'secretary')
  const ask = async (path: string) => {
    const start = performance.now()
    const response = await fetch(sanjeh.url + path, { headers: { cookie } })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    await response.text()
    return performance.now() - start
  }
  const first = await ask(address)
  const summed = await ask(`${address}/summary`)
  const times: number[] = []
  for (let block = 1; block <= blocks; block++)
    times.push(await ask(`${address}/cells?page=${block * 19}&column=${(block % 6) + 1}`))
  const found = await ask(`${address}/cells?search=${encodeURIComponent('دستگاه شماره 119')}`)
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies(toCookies(`${cookie}; sanjeh-tour=seen`, sanjeh.url))
  // What runs in the page is compiled with names that it does not know.
  await context.addInitScript('globalThis.__name = (own) => own')
  const page = await context.newPage()
  await page.goto(sanjeh.url + address)
  await untilLive(page)
  const down = await scroll(page, { top: 240, left: 0 })
  const along = await scroll(page, { top: 0, left: -60 })
  await browser.close()
  await sanjeh.close()
  console.log(
    `${agencies.toLocaleString('en')} agencies by ${metrics} metrics, ${observations.toLocaleString('en')} observations in the embedded database; frames in Chromium without a graphics card\n`,
  )
  console.log('| what | median, ms | 95 %, ms |')
  console.log('| --- | ---: | ---: |')
  console.log(`| the page with its first block | ${first.toFixed(0)} | |`)
  console.log(`| the summary, with its sums over everything | ${summed.toFixed(0)} | |`)
  console.log(
    `| a block of 50 agencies by 16 metrics, from request to the last byte | ${quantile(times, 0.5)} | ${quantile(times, 0.95)} |`,
  )
  console.log(`| a search over all names, with its block | ${found.toFixed(0)} | |`)
  console.log(`| a frame while scrolling down, 240 px each | ${quantile(down, 0.5)} | ${quantile(down, 0.95)} |`)
  console.log(`| a frame while scrolling along, 60 px each | ${quantile(along, 0.5)} | ${quantile(along, 0.95)} |`)
}

/** Milliseconds between frames while the matrix is scrolled a step with each of them. */
async function scroll(page: Page, step: { top: number; left: number }): Promise<number[]> {
  return page.locator('.scroll.tall').evaluate(
    (frame, by) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = []
        let last = performance.now()
        const next = (now: number) => {
          frames.push(now - last)
          last = now
          frame.scrollBy(by)
          if (frames.length < 150) requestAnimationFrame(next)
          else resolve(frames.slice(1))
        }
        requestAnimationFrame(next)
      }),
    step,
  )
}

function quantile(values: readonly number[], share: number): string {
  return (values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0).toFixed(0)
}

await main()
