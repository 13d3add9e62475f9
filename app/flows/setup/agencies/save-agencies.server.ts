import type { FestivalEdition } from '../../../access/edition-context.server'
import type { Transaction } from '../../../../db/database'
import { holdCourse } from '../../../../db/queries/courses'
import { deleteParticipants } from '../../../../db/queries/organisation-changes'
import { lockFestival } from '../../../../db/queries/sources'
import { recordEvent } from '../../../audit/audit.server'
import { reachOf } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'
import { retryWhileChanging } from '../../retry-while-changing.server'
import type { PlannedSuccession } from './succession-plan'
import { applyAgencies, applyParticipants } from './apply-agencies.server'
import {
  type AgencyChanges,
  type AgencyComparison,
  type AgencyRow,
  basisIn,
  compareAgencyRows,
} from './compare-agencies.server'

/** Where rows come from, if not from a form. */
export interface RowsOrigin {
  /** As the log has it. */
  told: {
    file?: { id: number; name: string; sha256: string; sheet: string }
    successions?: readonly PlannedSuccession[]
  }
  /** What is written in the same transaction. */
  also: (tx: Transaction) => Promise<void>
}

export type SavedAgencies =
  | { ok: true; changes: AgencyChanges }
  | { ok: false; why: 'not-allowed' }
  | { ok: false; why: 'changed'; changes: AgencyChanges }

/**
 * Stores what rows add and change; rows with a problem are left out. With the `basis` of the changes that a person was
 * shown, nothing is stored where something changed since, and the changes come back as they are now.
 */
export async function saveAgencyRows(
  context: RequestContext,
  where: FestivalEdition,
  rows: readonly AgencyRow[],
  basis: string | null,
  origin: RowsOrigin | null = null,
): Promise<SavedAgencies> {
  const { db, viewer } = context
  const { festival, edition } = where
  if (!reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  return retryWhileChanging(async (): Promise<SavedAgencies | null> => {
    const comparison = await compareAgencyRows(context, where, rows)
    const { changes } = comparison
    if (basis !== null && basis !== changes.basis) return { ok: false, why: 'changed', changes }
    return db.transaction(async (tx) => {
      const course = await holdCourse(tx, edition.id)
      await lockFestival(tx, festival.id)
      if ((await basisIn(tx, where, course)) !== changes.basis) return null
      await storeChanges({ ...context, db: tx }, where, comparison, origin?.told ?? {})
      await origin?.also(tx)
      return { ok: true, changes }
    })
  })
}

async function storeChanges(
  { db: tx, viewer, now }: RequestContext<Transaction>,
  { festival, edition }: FestivalEdition,
  { changes, organisation, participation, agencies, participants, leavers }: AgencyComparison,
  told: RowsOrigin['told'],
) {
  const ids = await applyAgencies(tx, festival.id, organisation, agencies, now)
  await applyParticipants(tx, edition.id, participation, participants, ids)
  await deleteParticipants(
    tx,
    edition.id,
    leavers.flatMap((code) => ids.get(code) ?? []),
  )
  const added = changes.rows.filter(({ outcome }) => outcome === 'new').map(({ code, titleFa }) => ({ code, titleFa }))
  const changed = changes.rows
    .filter(({ outcome }) => outcome === 'changed')
    .map(({ code, changes: own }) => ({ code, changes: own }))
  if (!added.length && !changed.length) return
  await recordEvent(tx, viewer, {
    action: 'agency.change',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    after: { added, changed, groups: changes.newGroups.map(({ titleFa }) => titleFa), ...told },
  })
}
