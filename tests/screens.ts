/** Takes pictures of the main pages in both languages into docs/screens: npm run screens. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { demoPassword } from '../app/demo-people'
import { launchBrowser } from './browser/launch-browser'
import { startSanjeh } from './browser/start-sanjeh'

const pages = {
  overview: '',
  rankings: '/hamadan/1404/rankings',
  agency: '/hamadan/1404/agencies/EDU',
  indicator: '/hamadan/1404/agencies/EDU/D4-1',
  sources: '/hamadan/sources',
  source: '/hamadan/sources/correspondence',
  pull: '/hamadan/pulls/1',
} as const

const folder = path.resolve('docs/screens')
await mkdir(folder, { recursive: true })
const given = process.argv[2]
const sanjeh = given ? { url: given, close: async () => {} } : await startSanjeh()
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1, colorScheme: 'light' })
const page = await context.newPage()
await page.goto(`${sanjeh.url}/fa/sign-in`)
await page.getByLabel('نام کاربری').fill('secretary')
await page.getByLabel('گذرواژه').fill(demoPassword)
await page.getByRole('button', { name: 'ورود به سامانه' }).click()
await page.waitForURL(/\/fa$/)
for (const language of ['fa', 'en']) {
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(`${sanjeh.url}/${language}${address}`, { waitUntil: 'networkidle' })
    await page.waitForTimeout(300)
    await page.screenshot({ path: path.join(folder, `${name}-${language}.png`) })
    console.log(`${name}-${language}.png`)
  }
}
await browser.close()
await sanjeh.close()
