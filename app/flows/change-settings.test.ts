import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../db/queries/audit'
import { createFestival } from '../../db/queries/festivals'
import { listSessions } from '../../db/queries/sessions'
import { createScoredEdition } from '../../tests/fixtures/scored-edition'
import { cookieOf } from '../../tests/fixtures/cookie-of'
import { createViewer } from '../../tests/fixtures/people'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createAuth } from '../auth.server'
import type { Asking } from '../access/edition-place.server'
import { readSettingsForm } from '../forms/settings-form.server'
import { readOwnSettings, readSetting, readVoteRules } from '../settings/settings.server'
import { signIn } from '../sign-in/sign-in.server'
import { findViewer, operatorOf } from '../access/viewer.server'
import { addPerson } from './add-person.server'
import { changeSettings } from './change-settings.server'
import { keepFile } from './keep-file.server'

let asking: Asking
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  asking = { db: database.db, viewer: operatorOf('test'), now: new Date() }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
})

const events = () => listEvents(asking.db, { action: 'setting.change' }, 10)

/** Signs somebody in for real, and says who their cookies make them. */
async function enter(username: string) {
  const auth = createAuth(asking.db, { secret: 'x'.repeat(32), url: 'http://localhost' })
  const outcome = await signIn(
    { ...asking, auth, request: new Request('http://localhost/fa/sign-in') },
    { name: username, password: 'a long enough one' },
  )
  if (!outcome.ok) throw new Error(outcome.why)
  return findViewer(asking.db, auth, new Headers({ cookie: cookieOf(outcome.cookies) }), 'test')
}

function addJudge(username = 'judge') {
  const grants = [{ festivalId, role: 'judge' as const }]
  return addPerson(asking, {
    username,
    name: username,
    email: `${username}@test.invalid`,
    password: 'a long enough one',
    passwordKind: 'own',
    grants,
  })
}

describe('a setting', () => {
  test('holds until somebody sets another, in a festival before the installation', async () => {
    expect(await readVoteRules(asking.db, festivalId)).toEqual({ quorumPercent: 66, majority: 'simple' })
    await changeSettings(asking, null, { quorumPercent: 50, majority: 'absolute' })
    await changeSettings(asking, festivalId, { quorumPercent: 75 })
    expect(await readVoteRules(asking.db, festivalId)).toEqual({ quorumPercent: 75, majority: 'absolute' })
    await changeSettings(asking, festivalId, { quorumPercent: null }, 'as the council said')
    expect((await events())[0]).toMatchObject({
      subject: 'setting:quorumPercent',
      before: 75,
      after: null,
      reason: 'as the council said',
    })
    expect(await readVoteRules(asking.db, festivalId)).toEqual({ quorumPercent: 50, majority: 'absolute' })
  })

  test('writes what was before and after into the log, each change as an event, and nothing where nothing changed', async () => {
    expect(await changeSettings(asking, festivalId, { quorumPercent: 70, majority: 'two-thirds' })).toEqual([
      'quorumPercent',
      'majority',
    ])
    expect(
      await changeSettings(asking, festivalId, { quorumPercent: 70, majority: 'simple', secondStepFor: null }),
    ).toEqual(['majority'])
    expect(
      (await events()).map(({ subject, before, after, festivalId: own }) => ({ subject, before, after, own })),
    ).toEqual([
      { subject: 'setting:majority', before: 'two-thirds', after: 'simple', own: festivalId },
      { subject: 'setting:majority', before: null, after: 'two-thirds', own: festivalId },
      { subject: 'setting:quorumPercent', before: null, after: 70, own: festivalId },
    ])
  })

  test('that two change in the same moment tells in its second event what the first one set', async () => {
    await Promise.all([
      changeSettings(asking, null, { quorumPercent: 40 }),
      changeSettings(asking, null, { quorumPercent: 80 }),
    ])
    const [second, first] = await events()
    expect(second?.before).toEqual(first?.after)
    expect(await readSetting(asking.db, 'quorumPercent')).toBe(second?.after)
  })
})

describe('a second step that is asked of a role', () => {
  test('keeps who has none from everything, until the setting is taken back', async () => {
    await addJudge()
    expect(await enter('judge')).toMatchObject({ duty: null, grants: [{ role: 'judge' }] })
    await changeSettings(asking, festivalId, { secondStepFor: ['judge'] })
    expect(await enter('judge')).toMatchObject({ duty: 'second-step', grants: [] })
    await changeSettings(asking, festivalId, { secondStepFor: null })
    expect(await enter('judge')).toMatchObject({ duty: null })
  })

  test('by the installation is asked in a festival that asks it of others', async () => {
    await addJudge()
    await changeSettings(asking, null, { secondStepFor: ['judge'] })
    await changeSettings(asking, festivalId, { secondStepFor: ['manager'] })
    expect(await enter('judge')).toMatchObject({ duty: 'second-step' })
  })

  test('by another festival is not asked', async () => {
    await addJudge()
    const other = await createFestival(asking.db, {
      code: 'g',
      titleFa: 'ج',
      titleEn: 'G',
      calendar: 'jalali',
      isDemo: false,
    })
    await changeSettings(asking, other, { secondStepFor: ['judge'] })
    expect(await enter('judge')).toMatchObject({ duty: null })
  })
})

test('a new sign-in ends when the setting says', async () => {
  const id = await addJudge()
  await changeSettings(asking, null, { sessionHours: 2 })
  await enter('judge')
  const [session] = await listSessions(asking.db, id, asking.now)
  expect(((session?.expiresAt.getTime() ?? 0) - asking.now.getTime()) / 3_600_000).toBeCloseTo(2, 1)
  expect(await listSessions(asking.db, id, new Date(asking.now.getTime() + 2.1 * 3_600_000))).toEqual([])
})

test('a file is as large as its festival lets it', async () => {
  const place = await createScoredEdition(asking.db, 'files')
  const viewer = await createViewer(asking.db, place.festival.id, { role: 'administrator' })
  const file = new File([`%PDF-1.7\n${' '.repeat(1_500_000)}`], 'evidence.pdf')
  const give = () => asking.db.transaction((tx) => keepFile({ ...asking, db: tx, viewer }, place, file, 'test:1'))
  await changeSettings(asking, place.festival.id, { largestFileMegabytes: 1 })
  expect(await give()).toMatchObject({ ok: false, why: 'too-large' })
  await changeSettings(asking, place.festival.id, { largestFileMegabytes: 2 })
  expect(await give()).toMatchObject({ ok: true })
})

describe('the form', () => {
  const filled = (own: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      quorumPercent: '60',
      majority: 'simple',
      largestFileMegabytes: '10',
      sessionHours: '8',
      ...own,
    }))
      form.append(name, value)
    return form
  }

  test('reads digits of any keyboard, and every ticked role', () => {
    const form = filled({ quorumPercent: '۷۵', secondStepFor: 'administrator' })
    form.append('secondStepFor', 'judge')
    expect(readSettingsForm(form, true)).toEqual({
      ok: true,
      wishes: {
        quorumPercent: 75,
        majority: 'simple',
        largestFileMegabytes: 10,
        sessionHours: 8,
        secondStepFor: ['administrator', 'judge'],
      },
    })
  })

  test('of a festival leaves what is empty to the installation, and knows no length of sign-ins', () => {
    expect(
      readSettingsForm(filled({ quorumPercent: '', majority: '', largestFileMegabytes: ' ' }), false),
    ).toMatchObject({ ok: false, why: 'largestFileMegabytes' })
    expect(readSettingsForm(filled({ quorumPercent: '', majority: '' }), false)).toEqual({
      ok: true,
      wishes: { quorumPercent: null, majority: null, largestFileMegabytes: 10, secondStepFor: null },
    })
  })

  test.each([
    [{ quorumPercent: '0' }, 'quorumPercent'],
    [{ quorumPercent: '101' }, 'quorumPercent'],
    [{ majority: 'most' }, 'majority'],
    [{ sessionHours: '1.5' }, 'sessionHours'],
    [{ largestFileMegabytes: '' }, 'largestFileMegabytes'],
    [{ secondStepFor: 'king' }, 'secondStepFor'],
  ])('%j is refused, and says which', (own, why) => {
    expect(readSettingsForm(filled(own), true)).toEqual({ ok: false, why })
  })
})

test('a stored value that does not fit any more counts as not set', async () => {
  await changeSettings(asking, null, { quorumPercent: 500 })
  expect(await readSetting(asking.db, 'quorumPercent')).toBe(66)
  expect(await readOwnSettings(asking.db, null)).toEqual({})
})
