import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { listEvents } from '../../../db/queries/audit'
import { createFestival } from '../../../db/queries/festivals'
import { listSessions } from '../../../db/queries/sessions'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { cookieOf } from '../../../tests/fixtures/cookie-of'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { createAuth } from '../../sign-in/auth.server'
import type { RequestContext } from '../../policy/request-context'
import { parseForm } from '../../forms/parse-form.server'
import { FestivalForm, WholeForm } from '../../pages/settings/settings-actions.server'
import { readOwnSettings, readSetting, readVoteRules } from '../../settings/settings.server'
import { signIn } from '../../sign-in/sign-in.server'
import { findViewer, operatorOf } from '../../access/viewer.server'
import { addPerson } from '../people/add-person.server'
import { changeSettings } from './change-settings.server'
import { keepFile } from '../files/keep-file.server'

let context: RequestContext
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date() }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
})

const events = () => listEvents(context.db, { action: 'setting.change' }, 10)

/** Signs somebody in for real, and says who their cookies make them. */
async function enter(username: string) {
  const auth = createAuth(context.db, { secret: 'x'.repeat(32), url: 'http://localhost' })
  const outcome = await signIn(
    { ...context, auth, request: new Request('http://localhost/fa/sign-in') },
    { name: username, password: 'a long enough one' },
  )
  if (!outcome.ok) throw new Error(outcome.why)
  return findViewer(context.db, auth, new Headers({ cookie: cookieOf(outcome.cookies) }), 'test')
}

function addJudge(username = 'judge') {
  const grants = [{ festivalId, role: 'judge' as const }]
  return addPerson(context, {
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
    expect(await readVoteRules(context.db, festivalId)).toEqual({ quorumPercent: 66, majority: 'simple' })
    await changeSettings(context, null, { quorumPercent: 50, majority: 'absolute' })
    await changeSettings(context, festivalId, { quorumPercent: 75 })
    expect(await readVoteRules(context.db, festivalId)).toEqual({ quorumPercent: 75, majority: 'absolute' })
    await changeSettings(context, festivalId, { quorumPercent: null }, { reason: 'as the council said' })
    expect((await events())[0]).toMatchObject({
      subject: 'setting:quorumPercent',
      before: 75,
      after: null,
      reason: 'as the council said',
    })
    expect(await readVoteRules(context.db, festivalId)).toEqual({ quorumPercent: 50, majority: 'absolute' })
  })

  test('writes what was before and after into the log, each change as an event, and nothing where nothing changed', async () => {
    expect(await changeSettings(context, festivalId, { quorumPercent: 70, majority: 'two-thirds' })).toEqual({
      ok: true,
      changed: ['quorumPercent', 'majority'],
    })
    expect(
      await changeSettings(context, festivalId, { quorumPercent: 70, majority: 'simple', secondStepFor: null }),
    ).toEqual({ ok: true, changed: ['majority'] })
    expect(
      (await events()).map(({ subject, before, after, festivalId: own }) => ({ subject, before, after, own })),
    ).toEqual([
      { subject: 'setting:majority', before: 'two-thirds', after: 'simple', own: festivalId },
      { subject: 'setting:majority', before: null, after: 'two-thirds', own: festivalId },
      { subject: 'setting:quorumPercent', before: null, after: 70, own: festivalId },
    ])
  })

  test('of a form that was opened before somebody else changed it is not set, and the form says what changed', async () => {
    const opened = { quorumPercent: 66, majority: 'simple', sessionHours: 12 }
    await changeSettings(context, null, { quorumPercent: 50, majority: 'absolute', sessionHours: 12 }, { opened })
    const second = { quorumPercent: 80, majority: 'simple', sessionHours: 8 } as const
    expect(await changeSettings(context, null, second, { opened })).toEqual({
      ok: false,
      why: 'changed',
      now: { quorumPercent: 50, majority: 'absolute', sessionHours: 12 },
      taken: { majority: 'absolute' },
      changed: [
        { field: 'quorumPercent', opened: 66, now: 50, yours: 80, kept: 'yours' },
        { field: 'majority', opened: 'simple', now: 'absolute', yours: 'simple', kept: 'now' },
      ],
    })
    expect(await readOwnSettings(context.db, null)).toMatchObject({ quorumPercent: 50, majority: 'absolute' })
  })

  test('that two set at the same moment from the same form is set once, and the second is told', async () => {
    const outcomes = await Promise.all(
      [40, 80].map((quorumPercent) =>
        changeSettings(context, festivalId, { quorumPercent }, { opened: { quorumPercent: null } }),
      ),
    )
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })

  test('that two change in the same moment tells in its second event what the first one set', async () => {
    await Promise.all([
      changeSettings(context, null, { quorumPercent: 40 }),
      changeSettings(context, null, { quorumPercent: 80 }),
    ])
    const [second, first] = await events()
    expect(second?.before).toEqual(first?.after)
    expect(await readSetting(context.db, 'quorumPercent')).toBe(second?.after)
  })
})

describe('a second step that is asked of a role', () => {
  test('is asked of judges and administrators where nobody said anything, until the installation says no', async () => {
    await addJudge()
    await addPerson(context, {
      username: 'manager',
      name: 'manager',
      email: 'manager@test.invalid',
      password: 'a long enough one',
      passwordKind: 'own',
      grants: [{ festivalId, role: 'manager' }],
    })
    await addPerson(context, {
      username: 'secretary',
      name: 'secretary',
      email: 'secretary@test.invalid',
      password: 'a long enough one',
      passwordKind: 'own',
      grants: [{ festivalId: null, role: 'administrator' }],
    })
    const duties = async () =>
      Promise.all(['judge', 'secretary', 'manager'].map(async (name) => (await enter(name)).duty))
    expect(await duties()).toEqual(['second-step', 'second-step', null])
    await changeSettings(context, null, { secondStepFor: [] })
    expect(await duties()).toEqual([null, null, null])
    await changeSettings(context, null, { secondStepFor: null })
    expect(await duties()).toEqual(['second-step', 'second-step', null])
  })

  test('keeps who has none from everything, until the setting is taken back', async () => {
    await changeSettings(context, null, { secondStepFor: [] })
    await addJudge()
    expect(await enter('judge')).toMatchObject({ duty: null, grants: [{ role: 'judge' }] })
    await changeSettings(context, festivalId, { secondStepFor: ['judge'] })
    expect(await enter('judge')).toMatchObject({ duty: 'second-step', grants: [] })
    await changeSettings(context, festivalId, { secondStepFor: null })
    expect(await enter('judge')).toMatchObject({ duty: null })
  })

  test('by the installation is asked in a festival that asks it of others', async () => {
    await addJudge()
    await changeSettings(context, null, { secondStepFor: ['judge'] })
    await changeSettings(context, festivalId, { secondStepFor: ['manager'] })
    expect(await enter('judge')).toMatchObject({ duty: 'second-step' })
  })

  test('by another festival is not asked', async () => {
    await changeSettings(context, null, { secondStepFor: [] })
    await addJudge()
    const other = await createFestival(context.db, {
      code: 'g',
      titleFa: 'ج',
      titleEn: 'G',
      calendar: 'jalali',
      isDemo: false,
    })
    await changeSettings(context, other, { secondStepFor: ['judge'] })
    expect(await enter('judge')).toMatchObject({ duty: null })
  })
})

test('a new sign-in ends when the setting says', async () => {
  const id = await addJudge()
  await changeSettings(context, null, { sessionHours: 2 })
  await enter('judge')
  const [session] = await listSessions(context.db, id, context.now)
  expect(((session?.expiresAt.getTime() ?? 0) - context.now.getTime()) / 3_600_000).toBeCloseTo(2, 1)
  expect(await listSessions(context.db, id, new Date(context.now.getTime() + 2.1 * 3_600_000))).toEqual([])
})

test('a file is as large as its festival lets it', async () => {
  const editionContext = await createScoredEdition(context.db, 'files')
  const viewer = await createViewer(context.db, editionContext.festival.id, { role: 'administrator' })
  const file = new File([`%PDF-1.7\n${' '.repeat(1_500_000)}`], 'evidence.pdf')
  const give = () =>
    context.db.transaction((tx) => keepFile({ ...context, db: tx, viewer }, editionContext, file, 'test:1'))
  await changeSettings(context, editionContext.festival.id, { largestFileMegabytes: 1 })
  expect(await give()).toMatchObject({ ok: false, why: 'too-large' })
  await changeSettings(context, editionContext.festival.id, { largestFileMegabytes: 2 })
  expect(await give()).toMatchObject({ ok: true })
})

describe('the form', () => {
  const filled = (item: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      quorumPercent: '60',
      majority: 'simple',
      largestFileMegabytes: '10',
      sessionHours: '8',
      idleMinutes: '30',
      ...item,
    }))
      form.append(name, value)
    return form
  }

  test('reads digits of any keyboard, and every ticked role', () => {
    const form = filled({ quorumPercent: '۷۵', secondStepFor: 'administrator' })
    form.append('secondStepFor', 'judge')
    expect(parseForm(form, WholeForm)).toMatchObject({
      ok: true,
      values: {
        quorumPercent: 75,
        majority: 'simple',
        largestFileMegabytes: 10,
        sessionHours: 8,
        idleMinutes: 30,
        secondStepFor: ['administrator', 'judge'],
      },
    })
  })

  test('of a festival leaves what is empty to the installation, and knows no length of sign-ins', () => {
    const sent = parseForm(filled({ quorumPercent: '', majority: ' ' }), FestivalForm)
    expect(sent).toMatchObject({
      ok: true,
      values: { quorumPercent: null, majority: null, largestFileMegabytes: 10, secondStepFor: null },
    })
    expect(sent.ok && sent.values.sessionHours).toBeUndefined()
  })

  test.each([
    [{ quorumPercent: '0' }, 'quorumPercent'],
    [{ quorumPercent: '101' }, 'quorumPercent'],
    [{ majority: 'most' }, 'majority'],
    [{ sessionHours: '1.5' }, 'sessionHours'],
    [{ largestFileMegabytes: '' }, 'largestFileMegabytes'],
    [{ secondStepFor: 'king' }, 'secondStepFor'],
    [{ quorumPercent: 'many', idleMinutes: '-1' }, 'quorumPercent', 'idleMinutes'],
  ])('%j is refused, and says which', (item, ...wrong) => {
    const sent = parseForm(filled(item), WholeForm)
    expect(sent.ok ? [] : Object.keys(sent.faults).toSorted()).toEqual(wrong.toSorted())
  })
})

test('a stored value that does not fit any more counts as not set', async () => {
  await changeSettings(context, null, { quorumPercent: 500 })
  expect(await readSetting(context.db, 'quorumPercent')).toBe(66)
  expect(await readOwnSettings(context.db, null)).toEqual({})
})
