import { expect, test } from 'vitest'
import type { AwardRecord } from '../documents/award-source'
import { shortlistTable } from './shortlist-table'
import { winnersSection } from '../papers/award-sections'
import { writerOf } from '../papers/letterhead'

const festival = {
  id: 1,
  code: 'f',
  titleFa: 'جشنواره',
  titleEn: 'Festival',
  isDemo: false,
  noteFa: null,
  noteEn: null,
  calendar: 'jalali' as const,
}
const edition = {
  id: 1,
  festivalId: 1,
  code: '1404',
  titleFa: 'دوره',
  titleEn: 'Edition',
  evaluatedFrom: '2025-03-21',
  evaluatedTo: '2026-03-21',
  modelId: 1,
  isOpenToAll: false,
  previousFrom: null,
  previousTo: null,
  nationalEdition: null,
  provincialEdition: null,
  ceremonyYear: null,
}
const entry = (code: string, index: number, value: number): AwardRecord['entries'][number] => ({
  category: { code: 'best', titleFa: 'برتر', titleEn: 'Best' },
  group: null,
  agency: { code, titleFa: code, titleEn: code },
  place: index,
  value,
})

test.each([
  ['fa', /^\u2068برتر\u2069: مقدار \u2068water، gas\u2069 در رقم/],
  ['en', /^\u2068Best\u2069: \u2068water, gas\u2069 have the same value/],
] as const)('a paper says who stands at another place with the same shown value (%s)', (language, line) => {
  const writer = writerOf({ festival, edition, language })
  const entries = [entry('water', 1, 812.50001), entry('gas', 2, 812.5), entry('post', 3, 700)]
  const { lines } = winnersSection(writer, entries)
  expect(lines).toEqual([expect.stringMatching(line)])
  expect(winnersSection(writer, [entry('water', 1, 812.5), entry('gas', 1, 812.5)]).lines).toEqual([])
})

test('a table for spreadsheets says it above its rows, of the digits that it shows itself', () => {
  const notesOf = (...values: readonly [number, number]) => {
    const entries = [entry('water', 1, values[0]), entry('gas', 2, values[1])]
    const record = { entries, awards: [], shortlist: { hash: null } }
    return shortlistTable({ festival, edition, language: 'en' }, record, { resultHash: 'r' }).notes.slice(1)
  }
  expect(notesOf(812.5, 812.5)).toEqual([expect.stringContaining('water, gas')])
  expect(notesOf(812.5001, 812.5)).toEqual([])
})
