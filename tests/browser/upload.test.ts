import path from 'node:path'
import { expect, test } from 'vitest'
import { createHamadan, picture, useAdministeredServer } from './administered-server'
import { findViolations } from './find-violations'
import { untilLive } from './open-page'

const office = path.resolve(import.meta.dirname, '../fixtures/office/agencies.xlsx')

/** A festival without agencies. */
const { url, browser, signIn } = useAdministeredServer((context) =>
  createHamadan(context, [
    { titleFa: 'همدان', titleEn: 'Hamadan' },
    { titleFa: 'ملایر', titleEn: 'Malayer' },
  ]),
)

test(
  'the list of an office becomes agencies by clicks, and a pasted table shows what it would change',
  { timeout: 240_000 },
  async () => {
    const page = await signIn()
    await page.goto(url('/fa/hamadan/1404/setup/agencies'))
    await page.getByRole('link', { name: 'از صفحه‌گسترده' }).click()
    await untilLive(page)
    expect(await findViolations(page)).toEqual([])
    await picture(page, 'start')
    await page.getByLabel('پرونده', { exact: true }).setInputFiles(office)
    await page.getByRole('button', { name: 'خواندن پرونده' }).click()
    await page.getByRole('heading', { name: '۲. ستون‌ها و ردیف‌ها' }).waitFor()
    await untilLive(page)
    expect(await page.getByRole('link', { name: 'تازه ۴۰' }).count()).toBe(1)
    expect(await page.getByRole('combobox', { name: 'معنای ستون F' }).inputValue()).toBe('staff-women')
    expect(await findViolations(page)).toEqual([])
    await picture(page, 'new')
    await page.getByRole('combobox', { name: 'معنای ستون D' }).selectOption({ label: 'خوانده نمی‌شود' })
    await page.getByRole('button', { name: 'به‌کار بردن' }).click()
    await page.waitForURL(/c3=none/)
    await untilLive(page)
    await page.getByRole('button', { name: 'ثبت ۴۰ ردیف' }).click()
    await page.getByText('۴۰ دستگاه افزوده و ۰ دستگاه عوض شد.').waitFor()
    await page.getByRole('link', { name: 'بنیاد مسکن انقلاب اسلامی استان همدان' }).waitFor()

    await page.goto(url('/fa/hamadan/1404/setup/upload'))
    await untilLive(page)
    const table = [
      ['نام', 'گروه', 'کارکنان', 'شهرستان', 'رقابت'],
      ['بنیاد مسکن انقلاب اسلامی استان همدان', 'بانک‌ها', '۱۷۹/۵', 'همدان', 'نه: دستگاه نظارتی'],
      ['پارک علم و فناوری', 'تولیدی و خدماتی', '71', 'تهران', 'بله'],
      ['شرکت گاز استان همدان', 'زیربنایی و توسعه زیرساخت', '396', 'همدان', ''],
    ]
    await page.getByLabel('یا جدول را این‌جا بچسبانید').fill(table.map((cells) => cells.join('\t')).join('\n'))
    await page.getByRole('button', { name: 'خواندن پرونده' }).click()
    await page.getByRole('heading', { name: '۲. ستون‌ها و ردیف‌ها' }).waitFor()
    await page.getByText('شهرستانی به این نام نیست. شهرستان‌ها: همدان، ملایر.').waitFor()
    await page.getByText('۳۸ دستگاه در پرونده نیست و نگه داشته می‌شود').waitFor()
    expect(await page.locator('del').count()).toBe(2)
    await untilLive(page)
    expect(await findViolations(page)).toEqual([])
    await picture(page, 'changed')
    const answer = page.getByRole('combobox', { name: '«/» نشانهٔ اعشار است؟' })
    await answer.selectOption({ label: 'نادرست است؛ خوانده نشود' })
    await page.getByRole('button', { name: 'به‌کار بردن' }).click()
    await page.getByText('دو معنا دارد و گفته‌اید').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'پرونده با مشکل‌های نشان‌دار' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^hamadan-1404-agencies-\d+\.xlsx$/)
    await page.context().close()
  },
)

test(
  'a file that is no spreadsheet is refused with a sentence, also without scripts',
  { timeout: 120_000 },
  async () => {
    const page = await signIn()
    const still = await browser().newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    })
    const bare = await still.newPage()
    await bare.goto(url('/fa/hamadan/1404/setup/upload'))
    await bare.getByLabel('پرونده', { exact: true }).setInputFiles({
      name: 'agencies.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('<!doctype html><table><tr><td>گاز</td></tr></table>'),
    })
    await bare.getByRole('button', { name: 'خواندن پرونده' }).click()
    await bare.getByText('این پرونده در واقع یک صفحهٔ وب یا XML است').waitFor()
    await still.close()
    await page.context().close()
  },
)
