import { expect, test } from 'vitest'
import { useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { walkFirstYear } from './first-year'

/** An installation with nothing but its first administrator. */
const { url, signIn } = useAdministeredServer()

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
    await page.context().close()
  },
)
