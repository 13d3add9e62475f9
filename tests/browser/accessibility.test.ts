import { describe, expect, test } from 'vitest'
import { findColourViolations, findViolations } from './find-violations'
import { useBrowser } from './open-page'

const open = useBrowser('secretary')

const pages = [
  '',
  '/hamadan/1404',
  '/hamadan/1404-units',
  '/hamadan/1404/rankings',
  '/hamadan/1404-units/rankings',
  '/hamadan/1404/rankings?search=zzzz',
  '/hamadan/1404/rankings?view=ranks',
  '/hamadan/1404/rankings?view=parts',
  '/hamadan/1404/rankings/print',
  '/hamadan/1404/agencies/EDU',
  '/hamadan/1404/agencies/EDU/D4-1',
  '/hamadan/observations/1',
  '/hamadan/sources',
  '/hamadan/sources/counter-offices',
  '/hamadan/pulls/3',
  '/hamadan/1404/compare',
  '/hamadan/1404/what-if',
  '/hamadan/1404-units/map',
  '/hamadan/1404/history',
  '/hamadan/1404/indicators',
  '/hamadan/1404/course',
  '/hamadan/1404/data',
  '/hamadan/1404/data/summary',
  '/hamadan/1404/data/revisions',
  '/hamadan/1404/data/sources',
  '/hamadan/1404/runs',
  '/hamadan/1404/model',
  '/hamadan/1404/model/edit',
  '/hamadan/1404/setup/successions',
  '/hamadan/jobs',
  '/glossary',
  '/sign-in',
  '/nowhere/at/all',
] as const

describe.each(['fa', 'en'])('in %s', (language) => {
  test.each(pages)('axe finds nothing on "%s", and it fits a phone: only tables scroll sideways', async (address) => {
    const page = await open(`/${language}${address}`, { bypassCSP: true })
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await findViolations(page)).toEqual([])
    // A colour is of the theme alone, whatever the language of the page.
    if (language === 'fa') {
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await findColourViolations(page)).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

test.each(pages)(
  'the Persian page "%s" has no Latin digits outside codes and records, and says of a demonstration that it is one',
  async (address) => {
    const page = await open(`/fa${address}`, { javaScriptEnabled: false })
    if (address === '' || address.startsWith('/hamadan'))
      expect(await page.getByText('نمایشی', { exact: true }).first().isVisible()).toBe(true)
    const texts = await page.evaluate(() => {
      for (const item of document.querySelectorAll('pre, bdi, .code, script, style, details')) item.remove()
      return document.body.innerText.split('\n').filter((line) => /[0-9]/.test(line) && !line.includes('\u2068'))
    })
    expect(texts).toEqual([])
  },
)

test('the first thing a keyboard reaches is the way to the content', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').innerText()).toBe('پرش به محتوا')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#content')
})
