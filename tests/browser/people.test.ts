import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilledServer } from '../fixtures/serve-filled'
import { startDeclaring } from '../fixtures/start-declaring'
import { findViolations } from './find-violations'
import { launchBrowser } from './launch-browser'
import { untilLive } from './open-page'
import { signInAt, toCookies, tourSeen } from './sign-in'

let server: FilledServer
let browser: Browser

beforeAll(async () => {
  server = await startDeclaring()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function openPeople(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
  context.setDefaultTimeout(15_000)
  await context.addCookies(toCookies(`${await signInAt(server.url, 'secretary')}; ${tourSeen}`, server.url))
  const page = await context.newPage()
  await page.goto(`${server.url}/fa/people`, { waitUntil: 'load' })
  await untilLive(page)
  return page
}

const agencyField = (page: Page) => page.getByLabel('دستگاه (برای کاربر دستگاه', { exact: false })

async function describePerson(page: Page, username: string) {
  await page.getByLabel('نام', { exact: true }).fill('کاربر تازه')
  await page.getByLabel('نام کاربری', { exact: true }).fill(username)
  await page.getByLabel('رایانامه', { exact: true }).fill(`${username}@test.invalid`)
}

/** The code that a form sent for the agency. */
async function sendInvitation(page: Page): Promise<string | null> {
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'ساختن پیوند دعوت' }).click()
  return new URLSearchParams((await sent).postData() ?? '').get('agency')
}

test('names of agencies are offered while one is typed, and the code of the chosen one is sent', async () => {
  const page = await openPeople()
  await describePerson(page, 'newcomer')
  const field = agencyField(page)
  await field.fill('آب')
  const list = page.locator(`datalist[id="${await field.getAttribute('list')}"] option`)
  await expect.poll(async () => list.count()).toBe(1)
  const name = (await list.getAttribute('value')) ?? ''
  expect(name).toContain('آب')
  // Choosing an option puts it into the field.
  await field.fill(name)
  expect(await findViolations(page)).toEqual([])
  expect(await sendInvitation(page)).toBe('water')
  await page.getByRole('link', { name: 'کاربر تازه' }).waitFor()
})

test('a name that nobody has is told beside its field, and what was typed stays', async () => {
  const page = await openPeople()
  await describePerson(page, 'lost')
  await agencyField(page).fill('هیچ دستگاهی')
  expect(await sendInvitation(page)).toBe('هیچ دستگاهی')
  await page.locator('[aria-invalid=true]').waitFor()
  expect(await agencyField(page).inputValue()).toBe('هیچ دستگاهی')
  expect(await page.getByLabel('نام کاربری', { exact: true }).inputValue()).toBe('lost')
})
