import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createAgencies } from '../../db/queries/agencies'
import { listEvents, listEventsAfter } from '../../db/queries/audit'
import { createFestival } from '../../db/queries/festivals'
import { listAssigned } from '../../db/queries/grants'
import { findPersonWithGrants, listPeople } from '../../db/queries/people'
import { listSessions } from '../../db/queries/sessions'
import { session } from '../../db/schema'
import { createScoredEdition } from '../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createAuth } from '../auth.server'
import type { Asking } from '../access/edition-place.server'
import { operatorOf } from '../access/viewer.server'
import { answerAccountForm } from '../forms/account-form.server'
import { signIn } from '../sign-in/sign-in.server'
import { assignIndicators, giveGrant, invitePerson, setDisabled, takeGrant } from './manage-people.server'
import { chooseByLink, createLink, findOpenLink } from './one-time-links.server'

const password = { next: 'a long enough one', again: 'a long enough one' }
const who = { username: 'sara', name: 'سارا', email: 'sara@example.ir' }
let asking: Asking & { mailer: null }
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  asking = { db: database.db, viewer: operatorOf('test'), now: new Date(), mailer: null }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
})

const wish = () => ({
  festivalId,
  role: 'judge' as const,
  agency: '',
  county: '',
  maySubmit: false,
  post: 'داور',
  reason: null,
})
const page = 'http://localhost/fa/link'
const later = (hours: number): Asking => ({ ...asking, now: new Date(asking.now.getTime() + hours * 3_600_000) })

const outcomesOf = (outcomes: readonly ({ ok: true } | { ok: false; why: string })[]) =>
  outcomes.map((one) => (one.ok ? 'ok' : one.why)).toSorted()

async function invite() {
  const invited = await invitePerson(asking, who, wish(), page)
  if (!invited.ok) throw new Error(invited.why)
  if (invited.delivery.by !== 'hand') throw new Error('Nothing can be mailed here')
  return { id: invited.id, secret: invited.delivery.link.slice(page.length + 1) }
}

const openAuth = () => createAuth(asking.db, { secret: 'x'.repeat(32), url: 'http://localhost' })

function trySignIn(name = 'sara') {
  return signIn(
    { ...asking, auth: openAuth(), request: new Request('http://localhost/fa/sign-in') },
    { name, password: password.next },
  )
}

describe('an invitation', () => {
  test('lets somebody choose a password and sign in, by name or by e-mail', async () => {
    const { secret } = await invite()
    expect(await trySignIn()).toEqual({ ok: false, why: 'wrong' })
    expect(await chooseByLink(asking, secret, password)).toEqual({ ok: true })
    expect(await trySignIn()).toMatchObject({ ok: true, needsCode: false })
    expect(await trySignIn('sara@example.ir')).toMatchObject({ ok: true })
  })

  test('works once, even for two at the same moment', async () => {
    const { secret } = await invite()
    const both = await Promise.all([chooseByLink(asking, secret, password), chooseByLink(asking, secret, password)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await chooseByLink(asking, secret, password)).toEqual({ ok: false, why: 'gone' })
  })

  test('of one name or one address by two at the same moment makes one person, and the other is told', async () => {
    const names = await Promise.all([
      invitePerson(asking, who, wish(), page),
      invitePerson(asking, { ...who, email: 'other@example.ir' }, wish(), page),
    ])
    expect(outcomesOf(names)).toEqual(['ok', 'taken'])
    const third = { ...who, username: 'third', email: 'third@example.ir' }
    const addresses = await Promise.all([
      invitePerson(asking, third, wish(), page),
      invitePerson(asking, { ...third, username: 'fourth' }, wish(), page),
    ])
    expect(outcomesOf(addresses)).toEqual(['ok', 'taken'])
    expect((await listPeople(asking.db, 'all')).length).toBe(2)
    expect((await listEventsAfter(asking.db, 0, 100)).filter((event) => event.action === 'person.add')).toHaveLength(2)
  })

  test('of one person that is made twice at the same moment leaves one link', async () => {
    const { id } = await invite()
    const links = await Promise.all([createLink(asking, id, 'invitation'), createLink(asking, id, 'password-reset')])
    expect((await Promise.all(links.map((secret) => findOpenLink(asking, secret)))).filter(Boolean)).toHaveLength(1)
  })

  test('is over after a week, and when a newer link was made', async () => {
    const { secret, id } = await invite()
    expect(await findOpenLink(later(7 * 24 - 1), secret)).not.toBeNull()
    expect(await findOpenLink(later(7 * 24), secret)).toBeNull()
    const newer = await createLink(asking, id, 'password-reset')
    expect(await findOpenLink(asking, secret)).toBeNull()
    expect(await findOpenLink(asking, newer)).toMatchObject({ username: 'sara' })
  })

  test('takes no password that is short, published or typed differently twice', async () => {
    const { secret } = await invite()
    expect(await chooseByLink(asking, secret, { next: 'short', again: 'short' })).toEqual({ ok: false, why: 'short' })
    expect(await chooseByLink(asking, secret, { next: 'sanjeh-demo', again: 'sanjeh-demo' })).toEqual({
      ok: false,
      why: 'published',
    })
    expect(await chooseByLink(asking, secret, { next: 'long enough 1', again: 'long enough 2' })).toEqual({
      ok: false,
      why: 'unequal',
    })
    expect(await findOpenLink(asking, secret)).not.toBeNull()
  })

  test('of a name that is taken is refused', async () => {
    await invite()
    expect(await invitePerson(asking, { ...who, email: 'other@example.ir' }, wish(), page)).toEqual({
      ok: false,
      why: 'taken',
    })
  })
})

test('disabling somebody ends their sessions at once and keeps them out', async () => {
  const { id, secret } = await invite()
  await chooseByLink(asking, secret, password)
  await trySignIn()
  expect(await listSessions(asking.db, id, asking.now)).toHaveLength(1)
  await setDisabled(asking, id, true)
  expect(await asking.db.select().from(session)).toEqual([])
  expect(await trySignIn()).toMatchObject({ ok: false })
  await setDisabled(asking, id, false)
  expect(await trySignIn()).toMatchObject({ ok: true })
  const [enabled, disabled] = await listEvents(asking.db, { action: 'person', subject: `person:${id}` }, 2)
  expect(disabled).toMatchObject({
    action: 'person.disable',
    festivalId,
    before: { isDisabled: false },
    after: { isDisabled: true, sessionsEnded: 1 },
  })
  expect(enabled).toMatchObject({ action: 'person.enable', before: { isDisabled: true }, after: { isDisabled: false } })
})

test('why a role is given or taken, an account closed or a password reset stands in the log', async () => {
  const { id } = await invite()
  await giveGrant(asking, id, { ...wish(), role: 'auditor', reason: 'gave' })
  await takeGrant(asking, id, { festivalId, reason: 'took' })
  await setDisabled(asking, id, true, 'closed')
  await createLink(asking, id, 'password-reset', 'forgot')
  const events = await listEvents(asking.db, { subject: `person:${id}` }, 4)
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ['link.password-reset', 'forgot'],
    ['person.disable', 'closed'],
    ['grant.take', 'took'],
    ['grant.give', 'gave'],
  ])
})

test('the log says which of their sessions somebody ended', async () => {
  const { id, secret } = await invite()
  await chooseByLink(asking, secret, password)
  await trySignIn()
  const [own] = await listSessions(asking.db, id, asking.now)
  const form = new FormData()
  form.set('wish', 'end')
  form.set('session', own?.id ?? '')
  const request = new Request('http://localhost/fa/account')
  await answerAccountForm({ ...asking, auth: openAuth(), request, userId: id, sessionId: 'another' }, form)
  const [event] = await listEvents(asking.db, { action: 'session' }, 1)
  expect(event).toMatchObject({
    action: 'session.end',
    festivalId,
    subject: `person:${id}`,
    before: { id: own?.id, createdAt: own?.createdAt.toISOString() },
  })
})

test('a person of an agency needs an agency that is there', async () => {
  const own = { ...wish(), role: 'agency' as const }
  expect(await invitePerson(asking, who, own, page)).toEqual({ ok: false, why: 'no-agency' })
  expect(await invitePerson(asking, who, { ...own, agency: 'NOBODY' }, page)).toEqual({
    ok: false,
    why: 'unknown-agency',
  })
  expect(await findPersonWithGrants(asking.db, 'sara')).toBeNull()
})

describe('two administrators at the same moment', () => {
  const head = (agency = 'water') => ({ ...wish(), role: 'agency' as const, agency, maySubmit: true })
  const person = (username: string) => ({ username, name: username, email: `${username}@example.ir` })

  async function add(username: string): Promise<string> {
    const invited = await invitePerson(asking, person(username), wish(), page)
    if (!invited.ok) throw new Error(invited.why)
    return invited.id
  }

  beforeEach(async () => {
    const agency = { titleEn: 'a', aliases: [], level: 'province', countyId: null, attributes: {} } as const
    await createAgencies(asking.db, festivalId, [
      { ...agency, code: 'water', titleFa: 'آب' },
      { ...agency, code: 'gas', titleFa: 'گاز' },
    ])
  })

  test('name two who submit for one agency: one is, and the other is told', async () => {
    const ids = [await add('one'), await add('two')]
    const both = await Promise.all(ids.map((id) => giveGrant(asking, id, head())))
    expect(outcomesOf(both)).toEqual(['ok', 'submits'])
    const roles = await Promise.all(
      ids.map(async (id) => (await findPersonWithGrants(asking.db, id))?.grants.map(({ role }) => role)),
    )
    expect(roles).toEqual(both.map(({ ok }) => (ok ? ['agency'] : ['judge'])))
  })

  test('invite two who are to submit for one agency: one is, and the other is told', async () => {
    const both = await Promise.all(['one', 'two'].map((name) => invitePerson(asking, person(name), head(), page)))
    expect(outcomesOf(both)).toEqual(['ok', 'submits'])
  })

  test('say what one person is: the later word counts, and the log tells both', async () => {
    const id = await add('one')
    await takeGrant(asking, id, { festivalId, reason: null })
    const both = await Promise.all([
      giveGrant(asking, id, head('gas')),
      giveGrant(asking, id, head('water')),
      giveGrant(asking, id, wish()),
    ])
    expect(outcomesOf(both)).toEqual(['ok', 'ok', 'ok'])
    const given = (await listEventsAfter(asking.db, 0, 100)).filter((event) => event.action === 'grant.give')
    expect((await findPersonWithGrants(asking.db, id))?.grants).toEqual([expect.objectContaining(given.at(-1)?.after)])
    expect(given.map(({ before }) => before)).toEqual([null, given[0]?.after, given[1]?.after])
  })

  test('assign indicators: the later list counts, whole', async () => {
    const { edition } = await createScoredEdition(asking.db, 'assigning')
    const id = await add('one')
    const both = await Promise.all([
      assignIndicators(asking, id, edition, ['requests', 'stage']),
      assignIndicators(asking, id, edition, ['stage']),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    const changes = (await listEventsAfter(asking.db, 0, 100)).filter((event) => event.action === 'assignment.change')
    expect(await listAssigned(asking.db, edition.id, id)).toEqual(changes.at(-1)?.after)
    expect(changes.map(({ before }) => before)).toEqual([[], changes[0]?.after])
  })

  test('take a role away: it is one event', async () => {
    const id = await add('one')
    await Promise.all([
      takeGrant(asking, id, { festivalId, reason: null }),
      takeGrant(asking, id, { festivalId, reason: null }),
    ])
    expect((await listEventsAfter(asking.db, 0, 100)).filter((event) => event.action === 'grant.take')).toHaveLength(1)
  })
})

test('only secretariat and auditors are somebody in all festivals', async () => {
  expect(await invitePerson(asking, who, { ...wish(), festivalId: null }, page)).toEqual({ ok: false, why: 'whole' })
  expect(await invitePerson(asking, who, { ...wish(), festivalId: null, role: 'auditor' }, page)).toMatchObject({
    ok: true,
  })
})
