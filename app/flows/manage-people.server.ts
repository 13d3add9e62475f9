import { randomUUID } from 'node:crypto'
import { findAgency, holdAgency } from '../../db/queries/agencies'
import { listCounties } from '../../db/queries/counties'
import { listDeclaredMetrics } from '../../db/queries/declarations'
import {
  type Grant,
  findGrant,
  findSubmitter,
  listAssigned,
  removeGrant,
  saveAssigned,
  saveGrant,
} from '../../db/queries/grants'
import type { Edition } from '../../db/queries/festivals'
import { findModelVersionFor } from '../../db/queries/models'
import { createPerson, findPerson, holdPerson, saveBan } from '../../db/queries/people'
import { endSessions } from '../../db/queries/sessions'
import { recordEvent, recordOfPerson } from '../audit/audit.server'
import type { Asking } from '../access/edition-place.server'
import { flattenModel } from './model-parts'
import type { Mailer } from '../mail/mail.server'
import { type Delivery, deliverLink } from './deliver-link.server'
import { storedModel } from './score-edition.server'

/** What somebody is to be in a festival, as a form says it: agency and county by their codes. */
export interface GrantWish {
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
type GrantRow = Pick<Grant, 'festivalId' | 'role' | 'agencyId' | 'countyId' | 'maySubmit' | 'post'>
type Checked = { ok: true; row: GrantRow } | { ok: false; why: GrantFault }

/** Invites somebody who is not known yet, by a link through which they choose a password. */
export async function invitePerson(
  asking: Asking & { mailer: Mailer | null },
  { username, name, email }: { username: string; name: string; email: string },
  wish: GrantWish,
  page: string,
): Promise<{ ok: true; id: string; delivery: Delivery } | { ok: false; why: GrantFault | 'taken' }> {
  const { db, viewer, now } = asking
  const id = randomUUID()
  const added = await db.transaction(async (tx) => {
    const checked = await checkGrant(tx, wish, null)
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
      festivalId: wish.festivalId,
      subject: `person:${id}`,
      after: { username, name, grants: [checked.row] },
      reason: wish.reason,
    })
    return checked
  })
  return added.ok
    ? {
        ok: true,
        id,
        delivery: await deliverLink(
          asking,
          { id, username, name, email },
          { kind: 'invitation', page, reason: wish.reason },
        ),
      }
    : added
}

/** Says what a person is in a festival from now on. */
export async function giveGrant(
  { db, viewer, now }: Asking,
  personId: string,
  wish: GrantWish,
): Promise<{ ok: true } | { ok: false; why: GrantFault }> {
  return db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const checked = await checkGrant(tx, wish, personId)
    if (!checked.ok) return checked
    const before = await findGrant(tx, personId, wish.festivalId)
    await saveGrant(tx, { ...checked.row, userId: personId, createdAt: now })
    await recordEvent(tx, viewer, {
      action: 'grant.give',
      at: now,
      festivalId: wish.festivalId,
      subject: `person:${personId}`,
      before: before && toRow(before),
      after: checked.row,
      reason: wish.reason,
    })
    return { ok: true }
  })
}

export async function takeGrant(
  { db, viewer, now }: Asking,
  personId: string,
  { festivalId, reason }: Pick<GrantWish, 'festivalId' | 'reason'>,
) {
  await db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const before = await findGrant(tx, personId, festivalId)
    if (!before) return
    await removeGrant(tx, personId, festivalId)
    await recordEvent(tx, viewer, {
      action: 'grant.take',
      at: now,
      festivalId,
      subject: `person:${personId}`,
      before: toRow(before),
      reason,
    })
  })
}

/** Disabled, a person is nobody at once: their sessions end with it. */
export async function setDisabled(
  { db, viewer, now }: Asking,
  personId: string,
  isDisabled: boolean,
  reason: string | null = null,
) {
  await db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    const before = await findPerson(tx, personId)
    await saveBan(tx, personId, isDisabled, now)
    const sessionsEnded = isDisabled ? await endSessions(tx, personId) : 0
    await recordOfPerson(tx, viewer, personId, {
      action: isDisabled ? 'person.disable' : 'person.enable',
      at: now,
      before: { isDisabled: before?.banned ?? false },
      after: { isDisabled, sessionsEnded },
      reason,
    })
  })
}

/** Says which indicators (or declared metrics that no indicator has) an evaluator answers for; gives the codes that the edition does not have. */
export async function assignIndicators(
  { db, viewer, now }: Asking,
  userId: string,
  edition: Edition,
  codes: readonly string[],
  reason: string | null = null,
): Promise<{ ok: true } | { ok: false; unknown: string[] }> {
  const version = await findModelVersionFor(db, edition)
  const indicators = version
    ? flattenModel(storedModel(version))
        .filter(({ kind }) => kind === 'indicator')
        .map(({ code }) => code)
    : []
  const known = [...indicators, ...(await listDeclaredMetrics(db, edition.id)).map(({ metric }) => metric.code)]
  const unknown = codes.filter((code) => !known.includes(code))
  if (unknown.length) return { ok: false, unknown }
  await db.transaction(async (tx) => {
    await holdPerson(tx, userId)
    const before = await listAssigned(tx, edition.id, userId)
    const after = [...new Set(codes)].toSorted()
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
  })
  return { ok: true }
}

/** Holds the agency of who is to submit for it: of two who are named at the same moment the second is told of the first. */
async function checkGrant(
  tx: Asking['db'],
  { festivalId, role, agency, county, maySubmit, post }: GrantWish,
  userId: string | null,
): Promise<Checked> {
  const isOfAgency = role === 'agency'
  if (festivalId === null) {
    if (role !== 'administrator' && role !== 'auditor') return { ok: false, why: 'whole' }
    return { ok: true, row: { festivalId, role, agencyId: null, countyId: null, maySubmit: false, post: post || null } }
  }
  if (isOfAgency && !agency) return { ok: false, why: 'no-agency' }
  const own = agency ? await findAgency(tx, festivalId, agency) : null
  if (agency && !own) return { ok: false, why: 'unknown-agency' }
  const area =
    county && role === 'manager' ? (await listCounties(tx, festivalId)).find(({ code }) => code === county) : null
  if (area === undefined) return { ok: false, why: 'unknown-county' }
  if (isOfAgency && maySubmit && own) await holdAgency(tx, own.id)
  const submitter = isOfAgency && maySubmit && own ? await findSubmitter(tx, own.id) : null
  if (submitter !== null && submitter !== userId) return { ok: false, why: 'submits' }
  return {
    ok: true,
    row: {
      festivalId,
      role,
      agencyId: own?.id ?? null,
      countyId: area?.id ?? null,
      maySubmit: isOfAgency && maySubmit,
      post: post || null,
    },
  }
}

function toRow({ festivalId, role, agencyId, countyId, maySubmit, post }: Grant): GrantRow {
  return { festivalId, role, agencyId, countyId, maySubmit, post }
}
