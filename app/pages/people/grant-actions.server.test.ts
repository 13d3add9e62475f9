import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createAgencies, findAgency } from '../../../db/queries/agencies'
import { createFestival } from '../../../db/queries/festivals'
import { findPersonWithGrants } from '../../../db/queries/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { type GrantInput, giveGrant, invitePerson } from '../../flows/people/manage-people.server'
import { openedField } from '../../forms/edits/opened-field'
import type { RequestContext } from '../../policy/request-context'
import { openGrants, takeGrantForm } from './grant-actions.server'

let context: RequestContext & { mailer: null }
let festivalId: number
let id: string

const grantOf = (of: Partial<GrantInput> = {}): GrantInput => ({
  festivalId,
  role: 'judge',
  agency: '',
  county: '',
  maySubmit: false,
  post: '',
  reason: null,
  ...of,
})

beforeEach(async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  context = { db, viewer: operatorOf('test'), now: new Date(), mailer: null }
  festivalId = await createFestival(db, { code: 'f', titleFa: 'ج', titleEn: 'F', calendar: 'jalali', isDemo: false })
  const agency = { titleEn: 'Gas', aliases: [], level: 'province', countyId: null, attributes: {} } as const
  await createAgencies(db, festivalId, [{ ...agency, code: 'gas', titleFa: 'گاز' }])
  const who = { username: 'sara', name: 'سارا', email: 'sara@example.ir' }
  const invited = await invitePerson(context, who, grantOf(), 'http://localhost/fa/link')
  if (!invited.ok) throw new Error(invited.why)
  id = invited.id
})

async function grants() {
  return (await findPersonWithGrants(context.db, id))?.grants ?? []
}

const newest = async () => openGrants((await grants()).map((grant) => ({ ...grant, festival: 'f' })))

function send(of: Partial<GrantInput>, opened: string | undefined, intent: 'grant' | 'take' = 'grant') {
  const grant = grantOf(of)
  const { role, agency, county, post, maySubmit } = grant
  const typed = {
    festival: 'f',
    role,
    agency,
    county,
    post,
    ...(maySubmit ? { maySubmit: 'on' } : {}),
    ...(opened === undefined ? {} : { [openedField]: opened }),
  }
  return takeGrantForm(context, id, { typed, grant, intent }, newest)
}

test('the second of two who say what a person is changes nothing, and reads what was, what is and what they typed', async () => {
  const opened = await newest()
  await giveGrant(context, id, grantOf({ role: 'agency', agency: 'gas', maySubmit: true }))
  const answer = await send({ role: 'evaluator', post: 'ارزیاب' }, opened)
  expect(answer.change).toMatchObject({
    by: { name: null },
    isRemoved: false,
    changed: [
      { field: 'role', opened: 'judge', now: 'agency', yours: 'evaluator', kept: 'yours' },
      { field: 'agency', opened: '', now: 'gas', yours: '', kept: 'now' },
      { field: 'maySubmit', opened: false, now: true, yours: false, kept: 'now' },
    ],
    names: { gas: { titleFa: 'گاز' } },
  })
  expect(answer.typed).toMatchObject({ role: 'evaluator', post: 'ارزیاب', agency: 'gas', maySubmit: 'on' })
  const gas = await findAgency(context.db, festivalId, 'gas')
  expect(await grants()).toMatchObject([{ role: 'agency', agencyId: gas?.id, post: null }])
  // Sent again as it stands in the form, it is what counts.
  expect(await send({ role: 'evaluator', post: 'ارزیاب' }, answer.opened)).toMatchObject({ why: null, change: null })
  expect(await grants()).toMatchObject([{ role: 'evaluator', post: 'ارزیاب' }])
})

test('a role that another one was put in place of is not taken, and one that is gone is given only when that is said again', async () => {
  const opened = await newest()
  await giveGrant(context, id, grantOf({ role: 'auditor' }))
  const refused = await send({}, opened, 'take')
  expect(refused.change?.changed).toMatchObject([{ field: 'role', opened: 'judge', now: 'auditor', kept: 'now' }])
  expect(await grants()).toHaveLength(1)
  expect(await send({}, refused.opened, 'take')).toMatchObject({ change: null })
  expect(await grants()).toEqual([])
  const given = await send({ role: 'judge', post: 'داور' }, opened)
  expect(given).toMatchObject({ change: { isRemoved: true }, typed: { role: 'judge', post: 'داور' } })
  expect(await send({ role: 'judge', post: 'داور' }, given.opened)).toMatchObject({ change: null })
  expect(await grants()).toMatchObject([{ role: 'judge' }])
})

test('a form that does not say what it was opened with overwrites nothing; what is wrong with it comes first', async () => {
  expect(await send({ role: 'auditor' }, undefined)).toMatchObject({
    change: { changed: [{ field: 'role', opened: undefined }] },
  })
  expect(await grants()).toMatchObject([{ role: 'judge' }])
  const opened = await newest()
  expect(await send({ role: 'agency' }, opened)).toMatchObject({ why: 'no-agency', typed: { role: 'agency' }, opened })
})
