import { expect, test } from 'vitest'
import { sheetLimits } from '../../sources/sheets/limits'
import { readOfficeFileOnThread } from './sheet-threads.server'

const task = (text: string) => ({
  file: { fileName: 'a.csv', bytes: new TextEncoder().encode(text) },
  metrics: [{ code: 'letters', names: ['نامه‌ها'] }],
})

test('a file is read on a thread, to typed cells', async () => {
  const read = await readOfficeFileOnThread(task('نام دستگاه;نامه‌ها\nاداره کل پست;۱۲٬۳۴۵\nاداره کل گمرک;۸۵/۵\n'))
  if (!read.ok) throw new Error(read.why)
  expect(read.workbook).toMatchObject({
    text: { encoding: 'utf-8', delimiter: ';' },
    sheets: [{ rows: 3, columns: 2 }],
  })
  expect(read.cells.rows[0]?.cells[1]).toMatchObject({ address: 'B2', reading: { kind: 'value', value: 12_345 } })
  expect(read.cells.questions).toMatchObject([{ question: 'slash', cells: 1, address: 'B3' }])
})

test('a file that asks for more memory than it may ends with its thread, and this one goes on', async () => {
  const row = Array.from({ length: 20 }, (_, column) => `خانه ${column}`).join(';')
  const large = task(`${row}\n`.repeat(25_000))
  const answer = await readOfficeFileOnThread(large, { ...sheetLimits, megabytes: 40 })
  expect(answer).toMatchObject({ ok: false, why: 'too-many-megabytes' })
})

test('a file that takes too long ends with its thread', async () => {
  // Before the thread could even start.
  const answer = await readOfficeFileOnThread(task('a;b'), { ...sheetLimits, milliseconds: -20_000 })
  expect(answer).toMatchObject({ ok: false, why: 'too-long' })
})
