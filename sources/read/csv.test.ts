import { expect, test } from 'vitest'
import { readCsv } from './csv'

const linesOf = (text: string) => {
  const read = readCsv(text, ',')
  return read.ok ? read.records.map((record) => [record.line, record.value]) : read
}

test('rows are objects by heading, with their line', () => {
  expect(linesOf('code,value\na,1\nb,2\n')).toEqual([
    [2, { code: 'a', value: '1' }],
    [3, { code: 'b', value: '2' }],
  ])
})

test('a byte order mark is no part of the first heading', () => {
  expect(linesOf('\uFEFFcode\na')).toEqual([[2, { code: 'a' }]])
})

test('a record with line breaks inside is found at its first line', () => {
  expect(linesOf('code,text\na,"one\ntwo\nthree"\nb,x\n')).toEqual([
    [2, { code: 'a', text: 'one\ntwo\nthree' }],
    [5, { code: 'b', text: 'x' }],
  ])
})

test('empty lines are no records and still count', () => {
  expect(linesOf('code,value\n\na,1\n\n\nb,2\n')).toEqual([
    [3, { code: 'a', value: '1' }],
    [6, { code: 'b', value: '2' }],
  ])
})

test('Windows line ends count once', () => {
  expect(linesOf('code,value\r\na,"1\r\n2"\r\nb,2\r\n')).toEqual([
    [2, { code: 'a', value: '1\r\n2' }],
    [4, { code: 'b', value: '2' }],
  ])
})

test('a row with more or fewer cells is kept as it is, with both counts', () => {
  expect(readCsv('a,b\n1\n1,2,3\n', ',')).toMatchObject({
    ok: true,
    records: [
      { line: 2, value: ['1'], broken: { reason: 'cell-count', detail: { expected: 2, found: 1 } } },
      { line: 3, value: ['1', '2', '3'], broken: { reason: 'cell-count', detail: { expected: 2, found: 3 } } },
    ],
  })
})

test('a heading that stands twice is refused: one of the two would be lost', () => {
  expect(readCsv('code,value, code\na,1,b\n', ',')).toEqual({ ok: false, why: 'repeated-heading', detail: 'code' })
})

test('a quote that is never closed is refused', () => {
  expect(readCsv('code\n"a', ',')).toMatchObject({ ok: false, why: 'unreadable-page' })
})

test('an empty text and a heading alone have no records', () => {
  expect(linesOf('')).toEqual([])
  expect(linesOf('code,value\n')).toEqual([])
})

test('another delimiter is taken as declared', () => {
  expect(readCsv('code;value\na;1,5', ';')).toMatchObject({
    ok: true,
    records: [{ value: { code: 'a', value: '1,5' } }],
  })
})

test('a heading called __proto__ is a heading', () => {
  const read = readCsv('__proto__\na', ',')
  expect(read.ok && JSON.stringify(read.records[0]?.value)).toBe('{"__proto__":"a"}')
})
