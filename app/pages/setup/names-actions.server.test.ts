import { expect, test } from 'vitest'
import { planNamed } from '../../flows/setup/named-plan'
import { toNameFields } from '../../flows/setup/merge-names'
import { writeOpened } from '../../forms/edits/opened-values.server'
import { answerNames, readNamesForm } from './names-actions.server'

test('what is wrong with a name stands beside its field, with a new one beside all that are new', () => {
  const stored = [
    { code: 'G1', titleFa: 'زیربنایی', titleEn: 'Infrastructure' },
    { code: 'G2', titleFa: 'اقتصادی', titleEn: 'Economy' },
  ]
  const typed = { 'titleFa:G1': [' '], 'titleFa:G2': ['اقتصادی'], more: ['بانک‌ها\nبانک‌ها'] }
  const planned = planNamed(stored, readNamesForm(typed), 'G')
  expect(
    answerNames({ intent: 'groups', typed }, toNameFields(stored), { ok: false, why: 'problems', planned }),
  ).toEqual({
    refused: { intent: 'groups', typed, faults: {}, why: null },
    rows: null,
    opened: writeOpened(toNameFields(stored)),
    saved: null,
    changed: [],
    problems: [
      { field: 'titleFa:G1', why: 'no-name' },
      { field: 'more', why: 'twice', detail: 'بانک‌ها' },
    ],
  })
})
