import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createAgencies } from '../../../db/queries/agencies'
import { listEvents, listEventsAfter } from '../../../db/queries/audit'
import { createFestival } from '../../../db/queries/festivals'
import { listAssigned, saveAssigned } from '../../../db/queries/grants'
import { findPersonWithGrants, listPeople } from '../../../db/queries/people'
import { listSessions } from '../../../db/queries/sessions'
import { session } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { createAuth } from '../../sign-in/auth.server'
import type { RequestContext } from '../../policy/request-context'
import { operatorOf } from '../../access/viewer.server'
import { AccountForm, takeAccountForm } from '../../pages/account/account-actions.server'
import { parseForm } from '../../forms/parse-form.server'
import { signIn } from '../../sign-in/sign-in.server'
import { assignIndicators, giveGrant, invitePerson, setDisabled, takeGrant } from './manage-people.server'
import { chooseByLink, createLink, findLinkFault, findOpenLink } from './one-time-links.server'

const password = { next: 'a long enough one', again: 'a long enough one' }
const who = { username: 'sara', name: 'سارا', email: 'sara@example.ir' }
let context: RequestContext & { mailer: null }
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date(), mailer: null }
  festivalId = await createFestival(database.db, {
    code: 'f',
    titleFa: 'ج',
    titleEn: 'F',
    calendar: 'jalali',
    isDemo: false,
  })
})

const input = () => ({
  festivalId,
  role: 'judge' as const,
  agency: '',
  county: '',
  maySubmit: false,
  post: 'داور',
  reason: null,
})
const page = 'http://localhost/fa/link'
const later = (hours: number): RequestContext => ({
  ...context,
  now: new Date(context.now.getTime() + hours * 3_600_000),
})

const outcomesOf = (outcomes: readonly ({ ok: true } | { ok: false; why: string })[]) =>
  outcomes.map((one) => (one.ok ? 'ok' : one.why)).toSorted()

async function invite() {
  const invited = await invitePerson(context, who, input(), page)
  if (!invited.ok) throw new Error(invited.why)
  if (invited.delivery.by !== 'hand') throw new Error('Nothing can be mailed here')
  return { id: invited.id, secret: invited.delivery.link.slice(page.length + 1) }
}

const openAuth = () => createAuth(context.db, { secret: 'x'.repeat(32), url: 'http://localhost' })

function trySignIn(name = 'sara') {
  return signIn(
    { ...context, auth: openAuth(), request: new Request('http://localhost/fa/sign-in') },
    { name, password: password.next },
  )
}

describe('an invitation', () => {
  test('lets somebody choose a password and sign in, by name or by e-mail', async () => {
    const { secret } = await invite()
    expect(await trySignIn()).toEqual({ ok: false, why: 'wrong' })
    expect(await chooseByLink(context, secret, password)).toEqual({ ok: true })
    expect(await trySignIn()).toMatchObject({ ok: true, needsCode: false })
    expect(await trySignIn('sara@example.ir')).toMatchObject({ ok: true })
  })

  test('works once, even for two at the same moment', async () => {
    const { secret } = await invite()
    const both = await Promise.all([chooseByLink(context, secret, password), chooseByLink(context, secret, password)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await chooseByLink(context, secret, password)).toEqual({ ok: false, why: 'gone' })
  })

  test('of one name or one address by two at the same moment makes one person, and the other is told', async () => {
    const names = await Promise.all([
      invitePerson(context, who, input(), page),
      invitePerson(context, { ...who, email: 'other@example.ir' }, input(), page),
    ])
    expect(outcomesOf(names)).toEqual(['ok', 'taken'])
    const third = { ...who, username: 'third', email: 'third@example.ir' }
    const addresses = await Promise.all([
      invitePerson(context, third, input(), page),
      invitePerson(context, { ...third, username: 'fourth' }, input(), page),
    ])
    expect(outcomesOf(addresses)).toEqual(['ok', 'taken'])
    expect((await listPeople(context.db, 'all')).length).toBe(2)
    expect((await listEventsAfter(context.db, 0, 100)).filter((event) => event.action === 'person.add')).toHaveLength(2)
  })

  test('of one person that is made twice at the same moment leaves one link', async () => {
    const { id } = await invite()
    const links = await Promise.all([createLink(context, id, 'invitation'), createLink(context, id, 'password-reset')])
    expect((await Promise.all(links.map((secret) => findOpenLink(context, secret)))).filter(Boolean)).toHaveLength(1)
  })

  test('is over after a week, and when a newer link was made', async () => {
    const { secret, id } = await invite()
    expect(await findOpenLink(later(7 * 24 - 1), secret)).not.toBeNull()
    expect(await findOpenLink(later(7 * 24), secret)).toBeNull()
    const newer = await createLink(context, id, 'password-reset')
    expect(await findOpenLink(context, secret)).toBeNull()
    expect(await findOpenLink(context, newer)).toMatchObject({ username: 'sara' })
  })

  test('says of itself what became of it: it was used, a newer was made, or its time is over', async () => {
    const { secret, id } = await invite()
    expect(await findLinkFault(context, secret)).toBeNull()
    expect(await findLinkFault(later(7 * 24), secret)).toBe('expired')
    const newer = await createLink(context, id, 'password-reset')
    expect(await findLinkFault(context, secret)).toBe('replaced')
    await chooseByLink(context, newer, password)
    expect(await findLinkFault(later(7 * 24), newer)).toBe('used')
    expect(await findLinkFault(context, 'never-made')).toBeNull()
  })

  test('takes no password that is short, published or typed differently twice', async () => {
    const { secret } = await invite()
    expect(await chooseByLink(context, secret, { next: 'short', again: 'short' })).toEqual({ ok: false, why: 'short' })
    expect(await chooseByLink(context, secret, { next: 'sanjeh-demo', again: 'sanjeh-demo' })).toEqual({
      ok: false,
      why: 'published',
    })
    expect(await chooseByLink(context, secret, { next: 'long enough 1', again: 'long enough 2' })).toEqual({
      ok: false,
      why: 'unequal',
    })
    expect(await findOpenLink(context, secret)).not.toBeNull()
  })

  test('of a name that is taken is refused', async () => {
    await invite()
    expect(await invitePerson(context, { ...who, email: 'other@example.ir' }, input(), page)).toEqual({
      ok: false,
      why: 'taken',
    })
  })
})

test('disabling somebody ends their sessions at once and keeps them out', async () => {
  const { id, secret } = await invite()
  await chooseByLink(context, secret, password)
  await trySignIn()
  expect(await listSessions(context.db, id, context.now)).toHaveLength(1)
  await setDisabled(context, id, true)
  expect(await context.db.select().from(session)).toEqual([])
  expect(await trySignIn()).toMatchObject({ ok: false })
  await setDisabled(context, id, false)
  expect(await trySignIn()).toMatchObject({ ok: true })
  const [enabled, disabled] = await listEvents(context.db, { action: 'person', subject: `person:${id}` }, 2)
  expect(disabled).toMatchObject({
    action: 'person.disable',
    festivalId,
    before: { isDisabled: false },
    after: { isDisabled: true, sessionsEnded: 1 },
  })
  expect(enabled).toMatchObject({ action: 'person.enable', before: { isDisabled: true }, after: { isDisabled: false } })
})

test('who lost the last role is still listed where it was, so that it can be given back, and nowhere else', async () => {
  const { id } = await invite()
  const elsewhere = await createFestival(context.db, {
    code: 'g',
    titleFa: 'د',
    titleEn: 'G',
    calendar: 'jalali',
    isDemo: false,
  })
  const namesIn = async (festival: number) =>
    (await listPeople(context.db, [festival])).map(({ person }) => person.username)
  await takeGrant(context, id, { festivalId, reason: null })
  expect(await namesIn(festivalId)).toEqual(['sara'])
  expect(await namesIn(elsewhere)).toEqual([])
  await giveGrant(context, id, { ...input(), festivalId: elsewhere })
  expect(await namesIn(festivalId)).toEqual([])
  expect(await namesIn(elsewhere)).toEqual(['sara'])
})

test('why a role is given or taken, an account closed or a password reset stands in the log', async () => {
  const { id } = await invite()
  await giveGrant(context, id, { ...input(), role: 'auditor', reason: 'gave' })
  await takeGrant(context, id, { festivalId, reason: 'took' })
  await setDisabled(context, id, true, 'closed')
  await createLink(context, id, 'password-reset', 'forgot')
  const events = await listEvents(context.db, { subject: `person:${id}` }, 4)
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ['link.password-reset', 'forgot'],
    ['person.disable', 'closed'],
    ['grant.take', 'took'],
    ['grant.give', 'gave'],
  ])
})

test('the log says which of their sessions somebody ended', async () => {
  const { id, secret } = await invite()
  await chooseByLink(context, secret, password)
  await trySignIn()
  const [own] = await listSessions(context.db, id, context.now)
  const form = new FormData()
  form.set('intent', 'end')
  form.set('session', own?.id ?? '')
  const request = new Request('http://localhost/fa/account')
  const account = { ...context, auth: openAuth(), request, userId: id, sessionId: 'another' }
  await takeAccountForm(account, parseForm(form, AccountForm))
  const [event] = await listEvents(context.db, { action: 'session' }, 1)
  expect(event).toMatchObject({
    action: 'session.end',
    festivalId,
    subject: `person:${id}`,
    before: { id: own?.id, createdAt: own?.createdAt.toISOString() },
  })
})

test('a person of an agency needs an agency that is there', async () => {
  const row = { ...input(), role: 'agency' as const }
  expect(await invitePerson(context, who, row, page)).toEqual({ ok: false, why: 'no-agency' })
  expect(await invitePerson(context, who, { ...row, agency: 'NOBODY' }, page)).toEqual({
    ok: false,
    why: 'unknown-agency',
  })
  expect(await findPersonWithGrants(context.db, 'sara')).toBeNull()
})

describe('two administrators at the same moment', () => {
  const head = (agency = 'water') => ({ ...input(), role: 'agency' as const, agency, maySubmit: true })
  const person = (username: string) => ({ username, name: username, email: `${username}@example.ir` })

  async function add(username: string): Promise<string> {
    const invited = await invitePerson(context, person(username), input(), page)
    if (!invited.ok) throw new Error(invited.why)
    return invited.id
  }

  beforeEach(async () => {
    const agency = { titleEn: 'a', aliases: [], level: 'province', countyId: null, attributes: {} } as const
    await createAgencies(context.db, festivalId, [
      { ...agency, code: 'water', titleFa: 'آب' },
      { ...agency, code: 'gas', titleFa: 'گاز' },
    ])
  })

  test('name two who submit for one agency: one is, and the other is told', async () => {
    const ids = [await add('one'), await add('two')]
    const both = await Promise.all(ids.map((id) => giveGrant(context, id, head())))
    expect(outcomesOf(both)).toEqual(['ok', 'submits'])
    const roles = await Promise.all(
      ids.map(async (id) => (await findPersonWithGrants(context.db, id))?.grants.map(({ role }) => role)),
    )
    expect(roles).toEqual(both.map(({ ok }) => (ok ? ['agency'] : ['judge'])))
  })

  test('invite two who are to submit for one agency: one is, and the other is told', async () => {
    const both = await Promise.all(['one', 'two'].map((name) => invitePerson(context, person(name), head(), page)))
    expect(outcomesOf(both)).toEqual(['ok', 'submits'])
  })

  test('say what one person is: the later word counts, and the log tells both', async () => {
    const id = await add('one')
    await takeGrant(context, id, { festivalId, reason: null })
    const both = await Promise.all([
      giveGrant(context, id, head('gas')),
      giveGrant(context, id, head('water')),
      giveGrant(context, id, input()),
    ])
    expect(outcomesOf(both)).toEqual(['ok', 'ok', 'ok'])
    const given = (await listEventsAfter(context.db, 0, 100)).filter((event) => event.action === 'grant.give')
    expect((await findPersonWithGrants(context.db, id))?.grants).toEqual([expect.objectContaining(given.at(-1)?.after)])
    expect(given.map(({ before }) => before)).toEqual([null, given[0]?.after, given[1]?.after])
  })

  test('give or take a role that each opened before the other changed it: the second changes nothing and is told what is there', async () => {
    const id = await add('one')
    const opened = {
      festivalId,
      role: 'judge',
      agencyId: null,
      countyId: null,
      maySubmit: false,
      post: 'داور',
    } as const
    const both = await Promise.all([
      giveGrant(context, id, { ...input(), role: 'auditor' }, opened),
      giveGrant(context, id, { ...input(), role: 'evaluator' }, opened),
    ])
    expect(outcomesOf(both)).toEqual(['changed', 'ok'])
    const grants = async () => (await findPersonWithGrants(context.db, id))?.grants.map(({ role }) => role)
    const [first] = (await grants()) ?? []
    expect(both.find(({ ok }) => !ok)).toMatchObject({ now: { role: first } })
    expect(await takeGrant(context, id, { festivalId, reason: null }, opened)).toMatchObject({ why: 'changed' })
    expect(await takeGrant(context, id, { festivalId, reason: null }, 'not known')).toMatchObject({ why: 'changed' })
    expect(await grants()).toEqual([first])
    // To the same as the other: nobody’s word is lost.
    expect(await giveGrant(context, id, { ...input(), role: first ?? 'judge' }, opened)).toEqual({ ok: true })
  })

  test('assign indicators: what each ticked and unticked is kept, and the second is told what changed', async () => {
    const { edition } = await createScoredEdition(context.db, 'assigning')
    const id = await add('one')
    await assignIndicators(context, id, edition, { opened: [], codes: ['requests'] })
    const both = await Promise.all([
      assignIndicators(context, id, edition, { opened: ['requests'], codes: ['requests', 'stage'] }),
      assignIndicators(context, id, edition, { opened: ['requests'], codes: [] }),
    ])
    expect(await listAssigned(context.db, edition.id, id)).toEqual(['stage'])
    const told = both.flatMap((outcome) => (outcome.ok ? [outcome.meanwhile] : []))
    expect(told).toHaveLength(2)
    expect(told).toContainEqual({ added: [], removed: [] })
    expect(told.some(({ added, removed }) => added.length + removed.length === 1)).toBe(true)
    const changes = (await listEventsAfter(context.db, 0, 100)).filter((event) => event.action === 'assignment.change')
    expect(changes.map(({ before }) => before)).toEqual([[], ['requests'], changes[1]?.after])
    expect(changes.at(-1)?.after).toEqual(['stage'])
  })

  test('assign indicators: a code that the model lost since stays until it is unticked, and a new one has to be known', async () => {
    const { edition } = await createScoredEdition(context.db, 'assigned-lost')
    const id = await add('one')
    await saveAssigned(context.db, edition.id, id, ['lost'])
    expect(await assignIndicators(context, id, edition, { opened: ['lost'], codes: ['lost', 'nothing'] })).toEqual({
      ok: false,
      unknown: ['nothing'],
    })
    await assignIndicators(context, id, edition, { opened: ['lost'], codes: ['lost', 'stage'] })
    expect(await listAssigned(context.db, edition.id, id)).toEqual(['lost', 'stage'])
    await assignIndicators(context, id, edition, { opened: ['lost', 'stage'], codes: ['stage'] })
    expect(await listAssigned(context.db, edition.id, id)).toEqual(['stage'])
  })

  test('take a role away: it is one event', async () => {
    const id = await add('one')
    await Promise.all([
      takeGrant(context, id, { festivalId, reason: null }),
      takeGrant(context, id, { festivalId, reason: null }),
    ])
    expect((await listEventsAfter(context.db, 0, 100)).filter((event) => event.action === 'grant.take')).toHaveLength(1)
  })
})

test('only secretariat and auditors are somebody in all festivals', async () => {
  expect(await invitePerson(context, who, { ...input(), festivalId: null }, page)).toEqual({ ok: false, why: 'whole' })
  expect(await invitePerson(context, who, { ...input(), festivalId: null, role: 'auditor' }, page)).toMatchObject({
    ok: true,
  })
})
