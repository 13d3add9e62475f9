import { listSuccessions } from '../../../../db/queries/successions'
import type { FestivalEdition } from '../../../access/edition-context.server'
import { expectFound } from '../../../expect/expect-found'
import type { RequestContext } from '../../../policy/request-context'
import { finderOf } from '../find-named'
import { type AgencyRow, compareAgencyRows, findBasis } from './compare-agencies.server'
import { type RowsOrigin, saveAgencyRows } from './save-agencies.server'
import { type Organisation, loadOrganisation } from './stored-organisation.server'
import { type PlannedSuccession, type SuccessionPlan, planSuccession } from './succession-plan'
import { writeSuccessions } from './successions.server'

/**
 * What became of agencies that a new list does not name. `closed` and `merged` are recorded as that, and stay in the
 * edition with it as the reason why they do not compete; `absent` take no part in the edition any more.
 */
export const fates = ['outside', 'closed', 'merged', 'absent'] as const
export type Fate = (typeof fates)[number]

export interface FateWish {
  /** Codes. */
  agencies: readonly string[]
  fate: Fate
  /** Name or code of the agency that they were merged into. */
  into: string
  /** Why they do not compete, where nothing else says it. */
  reason: string
}

export type Decided =
  | { ok: true; changed: number }
  | { ok: false; why: 'not-allowed' | 'nobody' | 'unknown-agency' | 'said' | 'no-reason' | 'announced' | 'changed' }

/** Says of agencies that are missing in a list what became of them, as one change of the agencies in the log. */
export async function decideMissing(context: RequestContext, where: FestivalEdition, wish: FateWish): Promise<Decided> {
  const { agencies, fate, reason } = wish
  if (!agencies.length) return { ok: false, why: 'nobody' }
  if (fate === 'outside' && !reason) return { ok: false, why: 'no-reason' }
  // Taken first: what is said by others while this is planned is found out.
  const basis = await findBasis(context, where)
  const organisation = await loadOrganisation(context.db, where.festival.id)
  const plan = await planFate(context, where, organisation, wish)
  if (!plan.ok) return { ok: false, why: plan.problems.some(({ why }) => why === 'said') ? 'said' : 'unknown-agency' }
  const successions = plan.rows
  const part = partOf(organisation, wish, successions)
  const rows = agencies.map((code): AgencyRow => ({ code, ...part }))
  const { changes } = await compareAgencyRows(context, where, rows)
  const problem = changes.rows.flatMap(({ problems }) => problems)[0]
  if (problem) return { ok: false, why: problem.why === 'announced' ? 'announced' : 'changed' }
  const origin: RowsOrigin = {
    told: successions.length ? { successions } : {},
    also: (tx) => writeSuccessions(tx, where.edition, organisation, successions),
  }
  const saved = await saveAgencyRows(context, where, rows, basis, origin)
  if (!saved.ok) return { ok: false, why: saved.why }
  return { ok: true, changed: saved.changes.rows.filter(({ outcome }) => outcome === 'changed').length }
}

/** What is to be recorded of those who are gone; of others nothing. */
async function planFate(
  { db }: Pick<RequestContext, 'db'>,
  { edition }: FestivalEdition,
  organisation: Organisation,
  { agencies, fate, into }: FateWish,
): Promise<SuccessionPlan> {
  if (fate !== 'closed' && fate !== 'merged') return { ok: true, rows: [] }
  const said = await listSuccessions(db, edition.id)
  return planSuccession(finderOf(organisation.agencies), said, {
    kind: fate,
    agencies,
    successors: into ? [into] : [],
    formerFa: '',
    formerEn: '',
  })
}

/** How they take part from now on. */
function partOf(
  { agencies }: Organisation,
  { fate, reason }: FateWish,
  [first]: readonly PlannedSuccession[],
): Omit<AgencyRow, 'code'> {
  if (fate === 'absent') return { takesPart: false }
  if (fate === 'outside') return { competes: false, reasonFa: reason, reasonEn: reason }
  if (fate === 'closed') return { competes: false, reasonFa: 'منحل شده است', reasonEn: 'It was closed' }
  const heir = expectFound(
    agencies.find(({ code }) => code === first?.successor),
    'the agency that they were merged into',
  )
  return {
    competes: false,
    reasonFa: `در «${heir.titleFa}» ادغام شده است`,
    reasonEn: `It was merged into “${heir.titleEn}”`,
  }
}
