import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilledServer } from '../fixtures/serve-filled'
import { startPublished } from '../fixtures/start-published'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'

let server: FilledServer
let browser: Browser

beforeAll(async () => {
  server = await startPublished()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(`${server.url}${address}`, { waitUntil: 'load' })
  await untilLive(page)
  return page
}

const ask = async (address: string) => {
  const response = await fetch(`${server.url}${address}`)
  return { status: response.status, body: await response.text() }
}

/**
 * What differs between two answers for reasons of their own: the mark of the inline scripts, and the address itself.
 */
const plain = (body: string, edition: string) => body.replaceAll(/nonce="[^"]*"/g, '').replaceAll(edition, 'X')

describe('before its moment', () => {
  const paths = [
    '/results',
    '/results/check',
    '/results/1/results.json',
    '/results/1/input.json',
    '/results/1/package.zip',
    '/results/1/manifest.json',
    '/rankings',
    '/rankings.csv',
    '/rankings.xlsx',
    '/model',
    '/ceremony',
    '/ceremony?step=3',
    '/judges.zip',
    '/certificates.pdf',
    '/minutes',
    '/minutes/1.pdf',
    '/agencies/gas',
  ]

  test.each(paths)(
    'the public finds nothing at %s that an edition which does not exist would not say',
    async (path) => {
      const [sealed, none] = [await ask(`/fa/sealed/1404${path}`), await ask(`/fa/sealed/9999${path}`)]
      expect(sealed.status).toBe(404)
      expect(plain(sealed.body, '1404')).toBe(plain(none.body, '9999'))
    },
  )
})

describe('after its moment', () => {
  test('the public sees winners and ranking, and computes the result again in the browser', async () => {
    const page = await open('/fa/open/1404/results')
    await page.getByRole('heading', { name: 'نتایج دورهٔ ۱۴۰۴' }).waitFor()
    await page.getByRole('region', { name: 'رتبه‌بندی' }).getByRole('row').nth(4).waitFor()
    await page.getByRole('link', { name: 'بازمحاسبهٔ نتیجه' }).click()
    await page.getByRole('button', { name: 'بازمحاسبه کن' }).click()
    await page.getByRole('heading', { name: 'همه‌چیز با آنچه منتشر شده یکی است' }).waitFor()
    await page.getByText('از ۴ دستگاه فهرست منتشرشده، ۴ دستگاه همین امتیاز و رتبه را دارند.').waitFor()
  })

  test('a changed input is told by the check page', async () => {
    const page = await open('/en/open/1404/results/check')
    await page.route('**/input.json', async (route) => {
      const body = await (await route.fetch()).text()
      await route.fulfill({ body: body.replace('90', '91') })
    })
    await page.getByRole('button', { name: 'Compute again' }).click()
    await page.getByRole('heading', { name: 'What was published is not what came out' }).waitFor()
    expect(await page.getByText('Not the same:').count()).toBeGreaterThanOrEqual(2)
  })

  test('the ceremony goes by the keyboard: the last place first, and no name before its turn', async () => {
    const page = await open('/fa/open/1404/ceremony')
    const names = async () => (await page.content()).match(/گاز|(?<=>)آب(?=<)/g) ?? []
    expect(await names()).toEqual([])
    await page.keyboard.press(' ')
    await page.getByRole('heading', { name: /دستگاه برتر/ }).waitFor()
    expect(await names()).toEqual([])
    await page.keyboard.press(' ')
    await page.getByText('آب', { exact: true }).waitFor()
    expect(await names()).not.toContain('گاز')
    await page.keyboard.press('ArrowLeft')
    await page.getByText('گاز', { exact: true }).waitFor()
    await page.keyboard.press('Home')
    await page.getByText('با کلید فاصله آغاز کنید').waitFor()
    expect(await names()).toEqual([])
  })
})
