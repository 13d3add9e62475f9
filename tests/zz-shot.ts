import { launchBrowser } from './browser/launch-browser'
import { signInAt, toCookies } from './browser/sign-in'
const url = 'http://localhost:47831'
const browser = await launchBrowser()
const cookie = await signInAt(url, 'secretary')
const jobs: [string, string, number, 'light' | 'dark', boolean][] = [
  ['m-fa', '/fa/hamadan/1404/data', 1440, 'light', true], ['m-en', '/en/hamadan/1404/data', 1440, 'dark', true], ['m-fa360', '/fa/hamadan/1404/data', 360, 'light', true], ['m-nojs', '/fa/hamadan/1404/data?page=2&column=2', 1440, 'light', false],
  ['units', '/fa/hamadan/1404-units/data?by=source', 1440, 'light', true],
  ['cell-fa', '/fa/hamadan/1404/data/EDU/letters_electronic', 1440, 'light', true], ['sum-fa', '/fa/hamadan/1404/data/summary', 1440, 'light', true], ['rev-fa', '/fa/hamadan/1404/data/revisions', 1440, 'light', true], ['src-fa', '/fa/hamadan/1404/data/sources', 1440, 'light', true],
  ['cell-en360', '/en/hamadan/1404/data/EDU/letters_electronic', 360, 'dark', true], ['sum-en360', '/en/hamadan/1404/data/summary', 360, 'dark', true], ['src-en', '/en/hamadan/1404/data/sources', 1440, 'dark', true],
]
const only = process.argv.slice(2)
for (const [name, address, width, colorScheme, javaScriptEnabled] of jobs) {
  if (only.length && !only.includes(name)) continue
  const context = await browser.newContext({ viewport: { width, height: width === 360 ? 780 : 900 }, colorScheme, javaScriptEnabled })
  await context.addCookies(toCookies(`${cookie}; sanjeh-tour=seen`, url))
  const page = await context.newPage()
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()))
  page.on('pageerror', (e) => console.log(name, e.message))
  const t0 = Date.now()
  const answer = await page.goto(url + address, { waitUntil: 'networkidle' })
  console.log(name, answer?.status(), Date.now() - t0, 'ms', await page.evaluate('document.documentElement.scrollWidth').catch(() => ''))
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true, clip: { x: 0, y: 0, width, height: 1800 } })
  await context.close()
}
await browser.close()
