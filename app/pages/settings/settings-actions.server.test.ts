import { parseForm } from '../../forms/parse-form.server'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { RequestContext } from '../../policy/request-context'
import { operatorOf } from '../../access/viewer.server'
import { presets } from '../../settings/settings'
import { readOwnSettings } from '../../settings/settings.server'
import { openedField } from '../../forms/edits/opened-field'
import { type SettingsAnswer, WholeForm, openSettings, takeSettingsForm } from './settings-actions.server'

let context: RequestContext

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date('2026-04-01T08:00:00Z') }
})

const start = openSettings(presets)

function send(item: Partial<SettingsAnswer['fields']>, opened: string | null = start.opened) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...start.fields, ...item }))
    for (const text of [value].flat()) form.append(name, text)
  if (opened !== null) form.append(openedField, opened)
  return takeSettingsForm(context, null, parseForm(form, WholeForm))
}

test('the second of two people is told, and saves again on what the first one set', async () => {
  expect(await send({ quorumPercent: '۵۰', sessionHours: '6' })).toMatchObject({ saved: 6, change: null })
  const second = await send({ quorumPercent: '۸۰', idleMinutes: '20' })
  expect(second).toMatchObject({
    saved: null,
    fields: { quorumPercent: '۸۰', sessionHours: '6', idleMinutes: '20' },
    change: {
      by: { at: context.now },
      changed: [
        { field: 'quorumPercent', kept: 'yours' },
        { field: 'sessionHours', kept: 'now' },
      ],
    },
  })
  expect(await readOwnSettings(context.db, null)).toMatchObject({ quorumPercent: 50, sessionHours: 6 })
  expect(await send(second.fields, second.opened)).toMatchObject({ saved: 2 })
  expect(await readOwnSettings(context.db, null)).toMatchObject({ quorumPercent: 80, sessionHours: 6, idleMinutes: 20 })
})

test('the same form saves twice in a row', async () => {
  const first = await send({ quorumPercent: '50' })
  expect(await send({ quorumPercent: '60' }, first.opened)).toMatchObject({ saved: 1 })
})

test('what is wrong comes back as it was typed, and keeps what the form was opened with', async () => {
  const wrong = await send({ quorumPercent: 'many', idleMinutes: '۰' })
  expect(wrong).toMatchObject({
    refused: { faults: { quorumPercent: { kind: 'number' }, idleMinutes: { kind: 'least', bound: 1 } } },
    saved: null,
    fields: { quorumPercent: 'many', idleMinutes: '۰' },
  })
  await send({ quorumPercent: '50' })
  expect(await send({ quorumPercent: '60' }, wrong.opened)).toMatchObject({ saved: null, change: { by: {} } })
})

test('a form that does not say what it was opened with overwrites nothing', async () => {
  await send({ quorumPercent: '50' })
  expect(await send({}, null)).toMatchObject({
    saved: null,
    change: { changed: [{ field: 'quorumPercent', now: 50 }] },
  })
  expect(await readOwnSettings(context.db, null)).toMatchObject({ quorumPercent: 50 })
})
