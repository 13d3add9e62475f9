import { describe, expect, test } from 'vitest'
import { findViolations } from './find-violations'
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
  '/hamadan/jobs',
  '/glossary',
  '/sign-in',
  '/nowhere/at/all',
] as const

describe.each(['fa', 'en'])('in %s', (language) => {
  test.each(pages)('axe finds nothing on "%s", in light and dark', async (address) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(`/${language}${address}`, { colorScheme, bypassCSP: true })
      expect(await findViolations(page)).toEqual([])
    }
  })

  test.each(pages)('"%s" fits a phone: only tables scroll sideways', async (address) => {
    const page = await open(`/${language}${address}`, { viewport: { width: 390, height: 844 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

test.each(pages.filter((address) => address === '' || address.startsWith('/hamadan')))('every page of the demonstration says so: "%s"', async (address) => {
  const page = await open(`/fa${address}`)
  expect(await page.getByText('نمایشی', { exact: true }).first().isVisible()).toBe(true)
})

test.each(pages)('no number of the Persian page "%s" has Latin digits outside codes and records', async (address) => {
  const page = await open(`/fa${address}`, { javaScriptEnabled: false })
  const texts = await page.evaluate(() => {
    for (const own of document.querySelectorAll('pre, bdi, .code, script, style, details')) own.remove()
    return document.body.innerText.split('\n').filter((line) => /[0-9]/.test(line) && !line.includes('\u2068'))
  })
  expect(texts).toEqual([])
})

test('the first thing a keyboard reaches is the way to the content', async () => {
  const page = await open('/fa/hamadan/1404/rankings')
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').innerText()).toBe('پرش به محتوا')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#content')
})
