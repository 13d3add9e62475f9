import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './open-page'
import { sanjehUrl, useOwnServer } from './sanjeh-url'
import { cookiesOf } from './sign-in'

useOwnServer()
const open = useBrowser('secretary')
const edition = '/hamadan/1403'

/** The course up to the work of judges, as the secretariat's page sends it. */
async function advanceTo() {
  for (const step of [
    'announce',
    'collect',
    'evaluate',
    'showPreliminary',
    'hearObjections',
    'review',
    'finalise',
    'shortlist',
  ]) {
    const page = await read('secretary', `/en${edition}/course`)
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ intent: 'step', step, version, reason: 'browser test' })
    const url = `${sanjehUrl()}/en${edition}/course`
    const answer = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: await cookiesOf('secretary'), origin: sanjehUrl() },
    })
    expect(answer.status, `${step}: ${await answer.text()}`).toBe(302)
  }
}

/** A page's bytes without the mark of the one answer (its nonce). */
async function read(username: string, path: string): Promise<string> {
  const response = await fetch(`${sanjehUrl()}${path}`, { headers: { cookie: await cookiesOf(username) } })
  const text = await response.text()
  const [, nonce = 'none'] = /nonce="([^"]+)"/.exec(text) ?? []
  return text.replaceAll(nonce, '')
}

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.waitForLoadState('networkidle')
}

async function vote(page: Page, choice: string) {
  await page.goto(`${sanjehUrl()}/en${edition}/shortlist/votes`)
  for (const box of await page.getByRole('radio', { name: choice, exact: true }).all()) await box.check()
  await press(page, 'Cast my vote')
  await page.getByText('Your vote is kept').waitFor()
}

test('two judges and the secretariat take a shortlist from its proposal to its close, without scripts too', async () => {
  await advanceTo()
  const secretary = await open(`/en${edition}/shortlist`)
  await press(secretary, 'Propose a list by rule')
  await secretary.getByText('List 1').waitFor()

  const one = await open(`/en${edition}/shortlist`, { as: 'judge', javaScriptEnabled: false })
  await one.getByText('Propose a change').first().click()
  await one.getByLabel('Category and group').selectOption({ index: 0 })
  const names = await one.getByLabel('Take off').locator('option').allTextContents()
  await one.getByLabel('Take off').selectOption({ index: 1 })
  await one.locator('form:has([value="deviate"]) [name="reason"]').fill('An inspection found otherwise')
  await one.getByRole('button', { name: 'Propose a change' }).click()
  await one.getByText('Waits for a second judge').waitFor()

  const two = await open(`/en${edition}/shortlist`, { as: 'judge2' })
  await press(two, 'I agree')
  await two.getByText('Agreed by', { exact: false }).waitFor()
  expect(await two.locator('.line-through').first().textContent()).toBe(names[1])

  await secretary.goto(`${sanjehUrl()}/en${edition}/shortlist/votes`)
  await press(secretary, 'Open a vote')
  await vote(one, 'Against')
  const votes = `/en${edition}/shortlist/votes`
  const seen = await Promise.all(['secretary', 'judge2', 'auditor'].map((name) => read(name, votes)))
  await vote(one, 'For')
  expect(await Promise.all(['secretary', 'judge2', 'auditor'].map((name) => read(name, votes)))).toEqual(seen)
  expect(seen[0]).toContain('1 of 3 judges have voted')

  await vote(two, 'For')
  await secretary.reload()
  await secretary.getByLabel('Close the vote although', { exact: false }).check()
  await press(secretary, 'Close the vote')
  // Both chose alike, so the counts would tell what.
  await secretary.getByText('Counts are not told', { exact: false }).first().waitFor()
  expect(await secretary.getByText(/For \d, against/).count()).toBe(0)
  await secretary.goto(`${sanjehUrl()}/en${edition}/shortlist`)
  await press(secretary, 'Close the list')
  await secretary.getByText('Hash of the list').waitFor()
  expect(await secretary.locator('.code').first().textContent()).toMatch(/^[0-9a-f]{64}$/)
})

test('an agency finds of shortlist, votes and marks what it finds of a page that does not exist', async () => {
  const mainOf = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  const nothing = mainOf(await read('agency', `/en${edition}/no-such-page`))
  expect(nothing).toContain('This page was not found')
  for (const page of ['shortlist', 'shortlist/votes', 'shortlist/marks', 'awards/new'])
    expect(mainOf(await read('agency', `/en${edition}/${page}`)), page).toBe(nothing)
})

test('who edits a category sees at once who would win', async () => {
  const page = await open('/en/hamadan/1404-units/awards/overall')
  const places = page.getByRole('region').or(page.locator('section[aria-live]')).locator('ol > li')
  expect(await places.count()).toBeGreaterThan(2)
  await page.getByLabel('Number of awards').fill('1')
  await page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByLabel('Compared by').selectOption('formula')
  await page.getByLabel('Formula', { exact: true }).fill('[nowhere]')
  await page.getByText('There is no node “nowhere” in the model.').waitFor()
})
