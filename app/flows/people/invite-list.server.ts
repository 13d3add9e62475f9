import type { Db } from '../../../db/database'
import { foldPersian } from '../../../db/fold-persian'
import { listCounties } from '../../../db/queries/counties'
import { type Grant, listSubmittedAgencies } from '../../../db/queries/grants'
import { listAgencies, listAliases } from '../../../db/queries/organisation-changes'
import { listPeople } from '../../../db/queries/people'
import { canonicalJson } from '../../../scoring/canonical'
import { sha256 } from '../../documents/hash.server'
import { type Mailer, addressOfNobody } from '../../mail/mail.server'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { processWide } from '../../runtime/process-wide.server'
import type { Delivery } from './deliver-link.server'
import { type KnownPeople, type NamedUnit, type PlannedPerson, planPeople } from './invite-plan'
import { type GrantFault, invitePerson } from './manage-people.server'
import { endOfLink } from './one-time-links.server'
import type { PersonRow } from './people-columns'

/** A list longer than this is sent in parts: each person gets a link, and a mail where mail is set. */
export const mostInvited = 500

/** What a list would come to in a festival. `basis` names what was shown, so that no more is done than that. */
export interface ComparedPeople {
  people: PlannedPerson[]
  basis: string
}

/** Compares a list of people with who is known. Nothing is stored. */
export async function comparePeople(
  { db, viewer }: Pick<RequestContext, 'db' | 'viewer'>,
  festivalId: number,
  rows: readonly PersonRow[],
  usualRole: Grant['role'],
): Promise<ComparedPeople | null> {
  if (!reachOf(viewer, 'people.edit', { festivalId, stage: null })) return null
  const seesAll = reachOf(viewer, 'people.edit', { festivalId: null, stage: null }) !== null
  const people = planPeople(await loadKnown(db, festivalId, seesAll), rows.slice(0, mostInvited), usualRole)
  const told = people.map(({ outcome, invitation }) => [
    outcome,
    invitation && [
      invitation.username,
      invitation.email,
      invitation.role,
      invitation.agency?.id ?? null,
      invitation.county?.id ?? null,
      invitation.maySubmit,
    ],
  ])
  return { people, basis: sha256(canonicalJson([festivalId, told])) }
}

async function loadKnown(db: Db, festivalId: number, seesAll: boolean): Promise<KnownPeople> {
  const [agencies, aliases, counties, people, seen, submitted] = await Promise.all([
    listAgencies(db, festivalId),
    listAliases(db, festivalId),
    listCounties(db, festivalId),
    listPeople(db, 'all'),
    listPeople(db, [festivalId]),
    listSubmittedAgencies(db, festivalId),
  ])
  const names = new Map<number, Set<string>>()
  for (const { agencyId, name } of aliases) names.set(agencyId, (names.get(agencyId) ?? new Set()).add(name))
  const own = (row: { titleFa: string; titleEn: string }) => [row.titleFa, row.titleEn].map(foldPersian)
  const toUnit = (row: Omit<NamedUnit, 'names'>, more: Iterable<string> = []): NamedUnit => {
    const { id, code, titleFa, titleEn } = row
    return { id, code, titleFa, titleEn, names: new Set([...own(row), ...more]) }
  }
  const seenIds = new Set(seen.map(({ person }) => person.id))
  return {
    festivalId,
    agencies: agencies.map((agency) => toUnit(agency, names.get(agency.id))),
    counties: counties.map((county) => toUnit(county)),
    accounts: people.map(({ person: { id, username, email, name }, grants }) => ({
      id,
      username,
      email,
      name,
      grant: grants.find((grant) => grant.festivalId === festivalId) ?? null,
      isSeen: seesAll || seenIds.has(id),
    })),
    submitted: new Set(submitted),
  }
}

/** Somebody who was invited, with the link where it did not go by mail. */
interface InvitedPerson {
  number: number
  name: string
  username: string
  role: Grant['role']
  agency: { titleFa: string; titleEn: string } | null
  delivery: Delivery
}

export type InvitedList =
  | { ok: false; why: 'not-allowed' | 'changed' | 'running' }
  | {
      ok: true
      invited: InvitedPerson[]
      /** Who was taken meanwhile, by number of the row. */
      failed: { number: number; name: string; why: GrantFault | 'taken' }[]
      until: Date
    }

/** Festivals whose list is being invited: twice at once would make two of the slips for one person. */
const running = processWide('invite-lists', () => new Set<number>())

/**
 * Invites those of a list who are new, each as one by one, with a link each. Who has an account, and rows with a
 * problem, are left as they are, so the same list again changes nothing. Nothing is done where the list comes to
 * something else than what was shown.
 */
export async function inviteList(
  context: RequestContext & { mailer: Mailer | null },
  festivalId: number,
  { rows, usualRole, basis }: { rows: readonly PersonRow[]; usualRole: Grant['role']; basis: string },
  page: string,
): Promise<InvitedList> {
  const compared = await comparePeople(context, festivalId, rows, usualRole)
  if (!compared) return { ok: false, why: 'not-allowed' }
  if (compared.basis !== basis) return { ok: false, why: 'changed' }
  if (running.has(festivalId)) return { ok: false, why: 'running' }
  running.add(festivalId)
  const invited: InvitedPerson[] = []
  const failed: (InvitedList & { ok: true })['failed'] = []
  try {
    for (const { number, invitation } of compared.people) {
      if (!invitation) continue
      const { name, username, email, role, agency, county, post, maySubmit } = invitation
      const outcome = await invitePerson(
        context,
        { username, name, email: email ?? addressOfNobody(username) },
        { festivalId, role, agency: agency?.code ?? '', county: county?.code ?? '', maySubmit, post, reason: null },
        page,
      )
      const titled = agency && { titleFa: agency.titleFa, titleEn: agency.titleEn }
      if (outcome.ok) invited.push({ number, name, username, role, agency: titled, delivery: outcome.delivery })
      else failed.push({ number, name, why: outcome.why })
    }
  } finally {
    running.delete(festivalId)
  }
  return { ok: true, invited, failed, until: endOfLink('invitation', context.now) }
}
