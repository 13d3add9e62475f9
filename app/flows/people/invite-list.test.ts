import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createAgencies } from '../../../db/queries/agencies'
import { listEventsOf } from '../../../db/queries/audit'
import { createFestival, findFestival } from '../../../db/queries/festivals'
import { listPeople, listPresence } from '../../../db/queries/people'
import { readOfficeFile } from '../../../sources/sheets/read-office-file'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { requireGoverned } from '../../access/governed.server'
import { operatorOf } from '../../access/viewer.server'
import { expectFound } from '../../expect/expect-found'
import { parseForm } from '../../forms/parse-form.server'
import type { Mail, Mailer } from '../../mail/mail.server'
import { InviteListForm, takeInviteList } from '../../pages/people/invite-list-actions.server'
import { listPeoplePage } from '../../pages/people/people-list.server'
import type { RequestContext } from '../../policy/request-context'
import { chooseByLink } from './one-time-links.server'

const page = 'http://localhost/fa/link'
let context: RequestContext & { mailer: Mailer | null }
let festivalId: number

beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  context = { db: database.db, viewer: operatorOf('test'), now: new Date(), mailer: null }
  const row = { titleFa: 'ج', titleEn: 'F', calendar: 'jalali', isDemo: false } as const
  festivalId = await createFestival(database.db, { ...row, code: 'f' })
  await createFestival(database.db, { ...row, code: 'other' })
  const agency = { level: 'province', countyId: null, attributes: {}, aliases: ['آبفا'] } as const
  await createAgencies(database.db, festivalId, [{ ...agency, code: 'WATER', titleFa: 'شرکت آب', titleEn: 'Water' }])
})

const list =
  'نام\tرایانامه\tنقش\tدستگاه\nرضا\treza@example.ir\tدستگاه\tآبفا\nمینا\tmina@example.ir\tداور\t\nبد\tx\tداور\t'

/** Sends the form of the page as somebody does. */
async function send(fields: Record<string, string>, by = context) {
  const form = new FormData()
  const all = { festival: 'f', role: 'agency', list, ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  const governed = await requireGoverned(by, 'people.edit')
  return takeInviteList(by, governed, parseForm(form, InviteListForm), { language: 'fa', page, read: readOfficeFile })
}

async function invite(fields: Record<string, string> = {}, by = context) {
  const { checked } = await send({ intent: 'check', ...fields }, by)
  return send({ intent: 'invite', ...fields, basis: checked?.basis ?? '' }, by)
}

const names = async () => (await listPeople(context.db, 'all')).map(({ person }) => person.username)

test('nothing is stored before the list is invited', async () => {
  const { checked } = await send({ intent: 'check' })
  expect(checked?.people.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'problem'])
  expect(await names()).toEqual([])
})

test('those who are new are invited with a link each, in the log, and the same list again changes nothing', async () => {
  const { invited } = await invite()
  expect(invited?.invited.map(({ username, delivery }) => [username, delivery.by])).toEqual([
    ['reza', 'hand'],
    ['mina', 'hand'],
  ])
  expect(await listEventsOf(context.db, 'person.add')).toHaveLength(2)
  const again = await send({ intent: 'check' })
  expect(again.checked?.people.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'problem'])
  expect((await invite()).invited?.invited).toEqual([])
  expect(await names()).toHaveLength(2)
  const delivery = invited?.invited[0]?.delivery
  const secret = delivery?.by === 'hand' ? delivery.link.slice(page.length + 1) : ''
  const password = 'quite a long one indeed'
  expect(await chooseByLink(context, secret, { next: password, again: password })).toEqual({ ok: true })
})

test('where mail is set, links go by mail, and who has no address gets a slip', async () => {
  const mails: Mail[] = []
  const mailer: Mailer = { send: async (mail) => (mails.push(mail), { ok: true }) }
  const text = 'نام\tرایانامه\tنام کاربری\tنقش\nرضا\treza@example.ir\t\tداور\nمینا\t\tmina.k\tداور'
  const { invited } = await invite({ list: text }, { ...context, mailer })
  expect(invited?.invited.map(({ delivery }) => delivery.by)).toEqual(['mail', 'hand'])
  expect(mails.map(({ to }) => to.address)).toEqual(['reza@example.ir'])
})

test('a list that comes to something else than what was shown is not invited', async () => {
  const { checked } = await send({ intent: 'check' })
  await invite({ list: 'نام\tرایانامه\nرضا\treza@example.ir', role: 'judge' })
  const late = await send({ intent: 'invite', basis: checked?.basis ?? '' })
  expect(late).toMatchObject({
    notInvited: 'changed',
    invited: null,
    checked: { people: [{ outcome: 'other' }, {}, {}] },
  })
  expect(await names()).toEqual(['reza'])
})

test('a cell is corrected by one of the offered names', async () => {
  const text = 'نام\tرایانامه\tدستگاه\nرضا\treza@example.ir\tشرکت آبب'
  const { checked } = await send({ intent: 'check', list: text })
  expect(checked?.people[0]?.problems[0]?.nearest.map(({ code }) => code)).toEqual(['WATER'])
  const fixed = await send({ list: text, fix: '1 agency WATER' })
  expect(fixed.checked?.people[0]).toMatchObject({ outcome: 'new', invitation: { agency: { code: 'WATER' } } })
})

test('who governs one festival invites there alone, as with single invitations', async () => {
  const administrator = await createViewer(context.db, festivalId, { role: 'administrator' })
  const by = { ...context, viewer: administrator }
  expect((await invite({}, by)).invited?.invited).toHaveLength(2)
  const elsewhere = { list: 'نام\tرایانامه\nعلی\tali@example.ir', role: 'judge', festival: 'other' }
  await expect(send({ intent: 'check', ...elsewhere }, by)).rejects.toMatchObject({ status: 404 })
  await expect(send({ intent: 'invite', ...elsewhere }, by)).rejects.toMatchObject({ status: 404 })
  await expect(send({ intent: 'invite', ...elsewhere, festival: '' }, by)).rejects.toMatchObject({ status: 404 })
  const other = expectFound(await findFestival(context.db, 'other'), 'other').id
  expect(await listPeople(context.db, [other])).toEqual([])
  for (const role of ['manager', 'judge', 'auditor', 'evaluator'] as const) {
    const viewer = await createViewer(context.db, festivalId, { role })
    await expect(send({ intent: 'invite' }, { ...context, viewer })).rejects.toMatchObject({ status: 404 })
  }
})

test('what is no list of people is refused with what is missing', async () => {
  expect(await send({ intent: 'check', list: 'تلفن\tنشانی\n۱\t۲' })).toMatchObject({
    refused: { why: 'no-columns' },
    missing: ['name', 'email'],
  })
  expect(await send({ intent: 'check', list: ' ' })).toMatchObject({ refused: { why: 'no-file' } })
})

test('the list of people says who is invited, who came and who never did, and finds them by agency', async () => {
  await invite()
  const governed = await requireGoverned(context, 'people.see')
  const shown = async (query: string, now = context.now) =>
    listPeoplePage({ ...context, now }, governed, new URLSearchParams(query))
  expect((await shown('')).people.map(({ presence }) => presence)).toEqual(['invited', 'invited'])
  const found = await shown('search=شرکت آب')
  expect(found.people.map(({ username, grants }) => [username, grants[0]?.agency?.code])).toEqual([['reza', 'WATER']])
  const later = new Date(context.now.getTime() + 8 * 86_400_000)
  expect((await shown('', later)).counts).toEqual({ in: 0, invited: 0, never: 2 })
  expect((await shown('presence=in', later)).people).toEqual([])
  expect(await listPresence(context.db, [])).toEqual([])
})
