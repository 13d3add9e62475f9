import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { walkFirstYear } from './first-year'
import { untilLive } from './open-page'

/** An installation with nothing but its first administrator. */
const { url, signIn } = useAdministeredServer()

/** Says of the first agency of the list that it went into the second. */
async function merge(page: Page) {
  await page.goto(url('/fa/hamadan/1405/setup/agencies'))
  const [gone = '', heir = ''] = await page.getByRole('rowheader').allInnerTexts()
  await page.getByRole('link', { name: 'ادغام، تفکیک، انحلال و تغییر نام' }).click()
  await untilLive(page)
  await page.getByLabel('دستگاه', { exact: true }).fill(gone)
  await page.getByLabel('به کدام دستگاه').fill(heir)
  await page.getByRole('button', { name: 'ثبت', exact: true }).click()
  await page.getByText(`«${gone}» در «${heir}» ادغام شد.`).waitFor()
}

test(
  'an empty installation comes to a ranking and to next year’s edition by clicks and uploads alone',
  { timeout: 300_000 },
  async () => {
    const page = await signIn(1280)
    await walkFirstYear({
      page,
      url,
      show: async (screen) => {
        expect(await findViolations(page), screen).toEqual([])
      },
    })
    await page.getByText('۴۰ دستگاه در').waitFor()
    await merge(page)
    await page.goto(url('/fa/hamadan/1405/setup'))
    await page.getByText('۳۹ دستگاه در').waitFor()
    await page.context().close()
  },
)
