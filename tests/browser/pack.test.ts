import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { saveAgencyRows } from '../../app/flows/setup/agencies/save-agencies.server'
import { findEdition } from '../../db/queries/editions'
import { createHamadan, picture, useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

const { url, signIn } = useAdministeredServer(async (context) => {
  await createHamadan(context, [{ titleFa: 'همدان', titleEn: 'Hamadan' }])
  const editionContext = await findEdition(context.db, 'hamadan', '1404')
  if (!editionContext) throw new Error('The edition is missing')
  await saveAgencyRows(context, editionContext, [{ titleFa: 'شرکت آب', group: 'زیربنایی', county: 'همدان' }], null)
})

test('what was set up is downloaded as a pack, and makes a festival elsewhere', { timeout: 120_000 }, async () => {
  const page = await signIn()
  await page.goto(url('/fa/hamadan/1404/setup'))
  await untilLive(page)
  expect(await findViolations(page)).toEqual([])
  await picture(page, 'setup-pack')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'دانلود بسته' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('hamadan-pack.zip')
  const zip = await readFile(await download.path())

  await page.goto(url('/fa/setup'))
  await untilLive(page)
  await picture(page, 'import-form')
  const send = async (buffer: Buffer) => {
    await page.getByLabel('بستهٔ جشنواره').setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer })
    await page.getByRole('button', { name: 'ساختن از روی بسته' }).click()
  }
  await page.getByRole('button', { name: 'ساختن از روی بسته' }).click()
  await page.getByText('پرونده‌ای برگزینید.').waitFor()
  // The festival is there already.
  await send(zip)
  await page.getByText('جشنواره‌ای با این کد هست').waitFor()
  expect(await findViolations(page)).toEqual([])
  await send(Buffer.from('no ZIP'))
  await page.getByText('این پرونده بستهٔ ZIP نیست').waitFor()

  const files = unzipSync(zip)
  const festival = strFromU8(files['festival.json'] ?? new Uint8Array())
  const changed = (from: string, to: string) =>
    Buffer.from(zipSync({ ...files, 'festival.json': strToU8(festival.replace(from, to)) }))
  await send(changed('"calendar": "jalali"', '"calendar": "moon"'))
  await page.getByText('festival.json /calendar').waitFor()
  const folder = process.env['UPLOAD_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/import-refused-fa-1440.png`, fullPage: true })
  await send(changed('"code": "hamadan"', '"code": "elsewhere"'))
  await page.waitForURL(url('/fa/elsewhere/1404/setup'))
  await page.getByText('۱ دستگاه در ۱ گروه').waitFor()
  await page.goto(url('/fa/elsewhere/1404/setup/agencies'))
  await page.getByRole('link', { name: 'شرکت آب' }).waitFor()
  await page.context().close()
})
