import { expect, test } from 'vitest'
import { findEdition } from '../../db/queries/editions'
import { saveAgencyRows } from '../../app/flows/setup/agencies/save-agencies.server'
import { createHamadan, picture, useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

const { url, signIn } = useAdministeredServer(async (context) => {
  await createHamadan(context, [{ titleFa: 'ملایر', titleEn: 'Malayer' }])
  const where = await findEdition(context.db, 'hamadan', '1404')
  if (where) await saveAgencyRows(context, where, [{ titleFa: 'شرکت آب و فاضلاب' }, { titleFa: 'شرکت گاز' }], null)
})

const list = `نام\tرایانامه\tنقش\tدستگاه\tشهرستان
رضا احمدی\treza@example.ir\tرابط\tشرکت آب و فاظلاب\t
مینا کریمی\tmina@example.ir\tداور\t\t
فرماندار ملایر\tmalayer@example.ir\tمدیر شهرستان\t\tملایر
بی‌نقش\tnaghsh@example.ir\tرئیس\t\t`

test('people are invited by a pasted list, with slips to hand out', { timeout: 180_000 }, async () => {
  const page = await signIn()
  await page.goto(url('/fa/people'))
  await page.getByRole('link', { name: 'دعوت با فهرست' }).click()
  await untilLive(page)
  await page.getByLabel('یا جدول را اینجا بچسبانید').fill(list)
  await page.getByRole('button', { name: 'خواندن فهرست' }).click()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  await row('مینا کریمی').getByText('تازه').waitFor()
  await row('بی‌نقش').getByText('چنین نقشی نیست').waitFor()
  expect(await findViolations(page)).toEqual([])
  if (process.env['UPLOAD_PICTURES'])
    await page.screenshot({ path: `${process.env['UPLOAD_PICTURES']}/list-checked.png`, fullPage: true })
  await row('رضا احمدی').getByRole('button', { name: 'شرکت آب و فاضلاب' }).click()
  await row('رضا احمدی').getByText('تازه').waitFor()
  await page.getByRole('button', { name: 'دعوت ۳ نفر' }).click()
  await page.getByRole('heading', { name: '۳ نفر دعوت شدند' }).waitFor()
  const slips = page.locator('[data-slip]')
  expect(await slips.count()).toBe(3)
  expect(await slips.first().innerText()).toMatch(/رضا احمدی[\s\S]*شرکت آب و فاضلاب[\s\S]*\/fa\/link\//)
  expect(await findViolations(page)).toEqual([])
  if (process.env['UPLOAD_PICTURES']) {
    await page.screenshot({ path: `${process.env['UPLOAD_PICTURES']}/slips.png`, fullPage: true })
    await page.emulateMedia({ media: 'print' })
    await page.screenshot({ path: `${process.env['UPLOAD_PICTURES']}/slips-print.png`, fullPage: true })
    await page.emulateMedia({ media: 'screen' })
  }
  const link = await slips.first().locator('.code').innerText()
  const visitor = await page.context().browser()?.newPage()
  await visitor?.goto(link)
  await visitor?.getByRole('heading', { name: 'برگزیدن گذرواژه' }).waitFor()
  await visitor?.close()

  await page.goto(url('/fa/people?search=ملایر'))
  await untilLive(page)
  await row('فرماندار ملایر').getByText('دعوت شده').waitFor()
  expect(await page.getByRole('row').count()).toBe(2)
  expect(await findViolations(page)).toEqual([])
  await page.goto(url('/fa/people'))
  await picture(page, 'people')
})
