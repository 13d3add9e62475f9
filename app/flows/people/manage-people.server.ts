import { randomUUID } from 'node:crypto'
import { revokeKeysOf } from '../../../db/queries/api-keys'
import { type NamedCode, findAgency, holdAgency, searchAgencies } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import {
  type Grant,
  findGrant,
  findSubmitter,
  listAssigned,
  removeGrant,
  saveAssigned,
  saveGrant,
} from '../../../db/queries/grants'
import type { Edition } from '../../../db/queries/festivals'
import { findModelVersionFor } from '../../../db/queries/models'
import { createPerson, findPerson, holdPerson, saveBan } from '../../../db/queries/people'
import { endSessions } from '../../../db/queries/sessions'
import { recordEvent, recordOfPerson } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { flattenModel } from '../../model/model-parts'
import type { Mailer } from '../../mail/mail.server'
import { type Delivery, deliverLink } from './deliver-link.server'
import { pickNamed } from './pick-named'
import { storedModel } from '../../model/stored-model'

/** What somebody is to be in a festival, as a form says it: agency and county by their codes. */
export interface GrantInput {
  festivalId: number | null
  role: Grant['role']
  agency: string
  county: string
  maySubmit: boolean
  post: string
  /** Why, as the log keeps it. */
  reason: string | null
}

export type GrantFault = 'no-agency' | 'unknown-agency' | 'unknown-county' | 'whole' | 'submits'
export type GrantRow = Pick<Grant, 'festivalId' | 'role' | 'agencyId' | 'countyId' | 'maySubmit' | 'post'>
/** What a person was in a festival when a form was opened; null: nothing. */
export type OpenedGrant = GrantRow | null | 'not known'
/** `now`: what somebody else made of it since. */
type Changed = { ok: false; why: 'changed'; now: GrantRow | null }
type Checked = { ok: true; row: GrantRow } | { ok: false; why: GrantFault }

/** Invites somebody who is not known yet, by a link through which they choose a password. */
export async function invitePerson(
  context: RequestContext & { mailer: Mailer | null },
  { username, name, email }: { username: string; name: string; email: string },
  input: GrantInput,
  page: string,
): Promise<{ ok: true; id: string; delivery: Delivery } | { ok: false; why: GrantFault | 'taken' }> {
  const { db, viewer, now } = context
  const id = randomUUID()
  const added = await db.transaction(async (tx) => {
    const checked = await checkGrant(tx, input, null)
    if (!checked.ok) return checked
    const isNew = await createPerson(tx, {
      id,
      username,
      name,
      email,
      passwordHash: null,
      passwordKind: 'own',
      grants: [checked.row],
      at: now,
    })
    if (!isNew) return { ok: false, why: 'taken' } as const
    await recordEvent(tx, viewer, {
      action: 'person.add',
      at: now,
      festivalId: input.festivalId,
      subject: `person:${id}`,
      after: { username, name, grants: [checked.row] },
      reason: input.reason,
    })
    return checked
  })
  return added.ok
    ? {
        ok: true,
        id,
        delivery: await deliverLink(
          context,
          { id, username, name, email },
          { kind: 'invitation', page, reason: input.reason },
        ),
      }
    : added
}

/**
 * Says what a person is in a festival from now on. With `opened`, nothing is changed where somebody else changed it
 * since, and not to the same.
 */
export async function giveGrant(
  { db, viewer, now }: RequestContext,
  personId: string,
  input: GrantInput,
  opened?: OpenedGrant,
): Promise<{ ok: true } | { ok: false; why: GrantFault } | Changed> {
  return db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const checked = await checkGrant(tx, input, personId)
    if (!checked.ok) return checked
    const before = await findGrantRow(tx, personId, input.festivalId)
    if (isChanged(before, { opened, wanted: checked.row })) return { ok: false, why: 'changed', now: before }
    await saveGrant(tx, { ...checked.row, userId: personId, createdAt: now })
    await recordEvent(tx, viewer, {
      action: 'grant.give',
      at: now,
      festivalId: input.festivalId,
      subject: `person:${personId}`,
      before,
      after: checked.row,
      reason: input.reason,
    })
    return { ok: true }
  })
}

/** Takes what a person is in a festival; with `opened` as in `giveGrant`. */
export async function takeGrant(
  { db, viewer, now }: RequestContext,
  personId: string,
  { festivalId, reason }: Pick<GrantInput, 'festivalId' | 'reason'>,
  opened?: OpenedGrant,
): Promise<{ ok: true } | Changed> {
  return db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const before = await findGrantRow(tx, personId, festivalId)
    if (!before) return { ok: true }
    if (isChanged(before, { opened, wanted: null })) return { ok: false, why: 'changed', now: before }
    await removeGrant(tx, personId, festivalId)
    await recordEvent(tx, viewer, {
      action: 'grant.take',
      at: now,
      festivalId,
      subject: `person:${personId}`,
      before,
      reason,
    })
    return { ok: true }
  })
}

/** Whether somebody else changed a role since it was opened, to something else than is wanted. */
function isChanged(
  before: GrantRow | null,
  { opened, wanted }: { opened: OpenedGrant | undefined; wanted: GrantRow | null },
): boolean {
  if (opened === undefined || isSameRow(before, wanted)) return false
  return opened === 'not known' ? before !== null : !isSameRow(before, opened)
}

function isSameRow(one: GrantRow | null, other: GrantRow | null): boolean {
  if (!one || !other) return one === other
  const fields = ['festivalId', 'role', 'agencyId', 'countyId', 'maySubmit', 'post'] as const
  return fields.every((field) => one[field] === other[field])
}

/**
 * Disabled, a person is nobody at once: their sessions and keys end with it, and don't come back when the account is
 * opened again.
 */
export async function setDisabled(
  { db, viewer, now }: RequestContext,
  personId: string,
  isDisabled: boolean,
  reason: string | null = null,
) {
  await db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const before = await findPerson(tx, personId)
    await saveBan(tx, personId, isDisabled, now)
    const ended = isDisabled
      ? { sessionsEnded: await endSessions(tx, personId), keysEnded: await revokeKeysOf(tx, personId, now) }
      : {}
    await recordOfPerson(tx, viewer, personId, {
      action: isDisabled ? 'person.disable' : 'person.enable',
      at: now,
      before: { isDisabled: before?.banned ?? false },
      after: { isDisabled, ...ended },
      reason,
    })
  })
}

/**
 * What an evaluator of an edition may answer for: its indicators, in the order of the model, and declared metrics that
 * no indicator has.
 */
export async function listAssignable(db: RequestContext['db'], edition: Edition): Promise<NamedCode[]> {
  const version = await findModelVersionFor(db, edition)
  const indicators = version ? flattenModel(storedModel(version)).filter(({ kind }) => kind === 'indicator') : []
  const metrics = (await listDeclaredMetrics(db, edition.id)).map(({ metric }) => metric)
  const all = [...indicators, ...metrics.filter(({ code }) => !indicators.some((indicator) => indicator.code === code))]
  return all.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn }))
}

/** What somebody ticked in a list that they opened with some codes ticked already. */
export interface AssignmentWish {
  opened: readonly string[]
  codes: readonly string[]
}

export type Assigned =
  { ok: true; meanwhile: { added: readonly string[]; removed: readonly string[] } } | { ok: false; unknown: string[] }

/**
 * Says which indicators (or declared metrics that no indicator has) an evaluator answers for: what was ticked and
 * unticked since the list was opened is done to the list as it is now, so that nobody’s change vanishes. Gives what
 * others changed meanwhile, or the codes that the edition does not have.
 */
export async function assignIndicators(
  { db, viewer, now }: RequestContext,
  userId: string,
  edition: Edition,
  { opened, codes }: AssignmentWish,
  reason: string | null = null,
): Promise<Assigned> {
  const known = (await listAssignable(db, edition)).map(({ code }) => code)
  const ticked = without(codes, opened)
  const unknown = without(ticked, known)
  if (unknown.length) return { ok: false, unknown }
  const meanwhile = await db.transaction(async (tx) => {
    await holdPerson(tx, userId)
    const before = await listAssigned(tx, edition.id, userId)
    const after = without([...new Set([...before, ...ticked])], without(opened, codes)).toSorted()
    await saveAssigned(tx, edition.id, userId, after)
    await recordEvent(tx, viewer, {
      action: 'assignment.change',
      at: now,
      festivalId: edition.festivalId,
      editionId: edition.id,
      subject: `person:${userId}`,
      before,
      after,
      reason,
    })
    return { added: without(before, opened), removed: without(opened, before) }
  })
  return { ok: true, meanwhile }
}

const without = (codes: readonly string[], others: readonly string[]) => codes.filter((code) => !others.includes(code))

/**
 * Holds the agency of who is to submit for it: of two who are named at the same moment the second is told of the first.
 */
async function checkGrant(
  tx: RequestContext['db'],
  { festivalId, role, agency, county, maySubmit, post }: GrantInput,
  userId: string | null,
): Promise<Checked> {
  const isOfAgency = role === 'agency'
  if (festivalId === null) {
    if (role !== 'administrator' && role !== 'auditor') return { ok: false, why: 'whole' }
    return { ok: true, row: { festivalId, role, agencyId: null, countyId: null, maySubmit: false, post: post || null } }
  }
  if (isOfAgency && !agency) return { ok: false, why: 'no-agency' }
  const row = agency ? await findAgencyByText(tx, festivalId, agency) : null
  if (agency && !row) return { ok: false, why: 'unknown-agency' }
  const area = county && role === 'manager' ? pickNamed(await listCounties(tx, festivalId), county) : null
  if (area === undefined) return { ok: false, why: 'unknown-county' }
  if (isOfAgency && maySubmit && row) await holdAgency(tx, row.id)
  const submitter = isOfAgency && maySubmit && row ? await findSubmitter(tx, row.id) : null
  if (submitter !== null && submitter !== userId) return { ok: false, why: 'submits' }
  return {
    ok: true,
    row: {
      festivalId,
      role,
      agencyId: row?.id ?? null,
      countyId: area?.id ?? null,
      maySubmit: isOfAgency && maySubmit,
      post: post || null,
    },
  }
}

/** By its code, else by its name: what is typed without a list to choose from. Null too where two have the name. */
async function findAgencyByText(tx: RequestContext['db'], festivalId: number, text: string) {
  const named = pickNamed(await searchAgencies(tx, festivalId, text, 50), text)
  return named ? findAgency(tx, festivalId, named.code) : null
}

async function findGrantRow(
  tx: RequestContext['db'],
  personId: string,
  festivalId: number | null,
): Promise<GrantRow | null> {
  const found = await findGrant(tx, personId, festivalId)
  if (!found) return null
  const { role, agencyId, countyId, maySubmit, post } = found
  return { festivalId, role, agencyId, countyId, maySubmit, post }
}
