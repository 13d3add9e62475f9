import { expect, test } from 'vitest'
import { cellOfRecord } from './cell-of-record'

test('a record of a spreadsheet names its file and cell', () => {
  const file = { id: 7, name: 'آمار.xlsx', sha256: 'ab' }
  expect(cellOfRecord({ file, sheet: 'Sheet1', cell: 'F17', text: '۱۲' })).toEqual({
    fileId: 7,
    fileName: 'آمار.xlsx',
    address: 'Sheet1!F17',
  })
})

test.each([null, 'text', [1], {}, { file: 'name' }, { file: { id: '7', name: 'a' }, sheet: 'S', cell: 'A1' }])(
  'another record names none: %j',
  (raw) => expect(cellOfRecord(raw)).toBeNull(),
)
