import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withQuerySignal } from '../../db/query-signal'
import { sheetLimits } from '../../sources/sheets/limits'
import { BusyError } from './shared-work.server'
import { readOfficeFileOnThread, sheetReadings } from './sheet-threads.server'

// The worker may have read the same file for another test.
beforeEach(() => sheetReadings.forget())

const task = (text: string) => ({
  file: { fileName: 'a.csv', bytes: new TextEncoder().encode(text) },
  metrics: [{ code: 'letters', names: ['نامه‌ها'] }],
})

/** Takes far longer to read than a test waits. */
const endless = task(`${Array.from({ length: 20 }, () => 'خانه').join(';')}\n`.repeat(30_000))

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

test('the same file with the same choices is read once; other choices read it again', async () => {
  const words = 'نام دستگاه;نامه‌ها\nاداره کل پست;۱۲\n'
  const [first, meanwhile] = await Promise.all([
    readOfficeFileOnThread(task(words)),
    readOfficeFileOnThread(task(words)),
  ])
  expect(first).toMatchObject({ ok: true })
  expect(meanwhile).toBe(first)
  expect(await readOfficeFileOnThread(task(words))).toBe(first)
  const other = await readOfficeFileOnThread({ ...task(words), answers: { year: 1404 } })
  expect(other).toMatchObject({ ok: true, year: 1404 })
  expect(await readOfficeFileOnThread(task(`${words}اداره کل گمرک;۸\n`))).toMatchObject({ table: { rows: [{}, {}] } })
  expect(sheetReadings.state).toMatchObject({ kept: 3, running: 0 })
})

test('a refusal is not kept: the file is read again', async () => {
  const refused = await readOfficeFileOnThread(task(''))
  const again = await readOfficeFileOnThread(task(''))
  expect(refused).toMatchObject({ ok: false, why: 'empty' })
  expect(again).toEqual(refused)
  expect(again).not.toBe(refused)
  expect(sheetReadings.state.kept).toBe(0)
})

test('a reading that nobody waits for any more is ended with its thread', async () => {
  const leave = new AbortController()
  const reading = withQuerySignal(leave.signal, () => readOfficeFileOnThread(endless))
  expect(sheetReadings.state.running).toBe(1)
  leave.abort(new Error('gone'))
  await expect(reading).rejects.toThrow('gone')
  await vi.waitFor(() => expect(sheetReadings.state.running).toBe(0), 5000)
})

test('a file behind too many others is told that the server is busy', async () => {
  const { waiting } = sheetReadings.limits
  onTestFinished(() => void Object.assign(sheetReadings.limits, { waiting }))
  Object.assign(sheetReadings.limits, { waiting: 0 })
  const leave = new AbortController()
  const reading = withQuerySignal(leave.signal, () => readOfficeFileOnThread(endless)).catch(() => 'left')
  await expect(readOfficeFileOnThread(task('a;b'))).rejects.toThrow(BusyError)
  leave.abort()
  expect(await reading).toBe('left')
})
