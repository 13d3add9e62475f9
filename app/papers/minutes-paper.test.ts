import { expect, test } from 'vitest'
import type { FrozenMinutes } from '../documents/minutes-document'
import { minutesPaper } from './minutes-paper'

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
const none: FrozenMinutes = {
  festival: 'f',
  edition: '1404',
  number: 1,
  corrects: null,
  heldOn: '2026-05-20',
  place: 'همدان',
  attendees: [],
  snapshot: null,
  list: null,
  agenda: [],
  decisions: [],
  entries: [],
  deviations: [],
  votes: [],
  recusals: [],
  files: [],
}

test('what people wrote runs in its own direction, and the Latin end of a file name from left to right', () => {
  const { sections } = minutesPaper(
    { festival, edition, language: 'en' },
    { ...none, decisions: ['تصویب شد.'], files: [{ name: 'گزارش 12-345.pdf', sha256: 'ab'.repeat(32) }] },
    'cd',
    [],
  )
  expect(sections.find(({ heading }) => heading === 'Decisions')?.items).toEqual(['\u2068تصویب شد.\u2069'])
  expect(sections.find(({ heading }) => heading === 'Attachments')?.table?.rows).toEqual([
    ['\u2068گزارش \u206612-345.pdf\u2069\u2069', 'ab'.repeat(32)],
  ])
})
