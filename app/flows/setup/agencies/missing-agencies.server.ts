import type { FestivalEdition } from '../../../access/edition-context.server'
import { foldPersian } from '../../../../db/fold-persian'
import type { RequestContext } from '../../../policy/request-context'
import { findByName, indexByName } from './agency-plan'
import { type AgencyRow, compareAgencyRows } from './compare-agencies.server'
import { saveAgencyRows } from './save-agencies.server'
import { loadOrganisation } from './stored-organisation.server'

/**
 * What became of agencies that a new list does not name. `closed` and `merged` stay in the edition with that as the
 * reason why they do not compete, and their history stays their own; `absent` take no part in the edition any more.
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
  | { ok: false; why: 'not-allowed' | 'nobody' | 'unknown-agency' | 'no-reason' | 'announced' | 'changed' }

/** Says of agencies that are missing in a list what became of them, as one change of the agencies in the log. */
export async function decideMissing(
  context: RequestContext,
  where: FestivalEdition,
  { agencies, fate, into, reason }: FateWish,
): Promise<Decided> {
  if (!agencies.length) return { ok: false, why: 'nobody' }
  const part = await partOf(context, where, { agencies, fate, into, reason })
  if (!part.ok) return part
  const rows = agencies.map((code): AgencyRow => ({ code, ...part.row }))
  const { changes } = await compareAgencyRows(context, where, rows)
  const problem = changes.rows.flatMap(({ problems }) => problems)[0]
  if (problem) return { ok: false, why: problem.why === 'announced' ? 'announced' : 'changed' }
  const saved = await saveAgencyRows(context, where, rows, changes.basis)
  if (!saved.ok) return { ok: false, why: saved.why }
  return { ok: true, changed: saved.changes.rows.filter(({ outcome }) => outcome === 'changed').length }
}

type Part = { ok: true; row: AgencyRow } | { ok: false; why: 'unknown-agency' | 'no-reason' }

async function partOf(
  { db }: Pick<RequestContext, 'db'>,
  { festival }: FestivalEdition,
  { agencies, fate, into, reason }: FateWish,
): Promise<Part> {
  const outside = (reasonFa: string, reasonEn: string): Part => ({
    ok: true,
    row: { competes: false, reasonFa, reasonEn },
  })
  if (fate === 'absent') return { ok: true, row: { takesPart: false } }
  if (fate === 'closed') return outside('منحل شده است', 'It was closed')
  if (fate === 'outside') return reason ? outside(reason, reason) : { ok: false, why: 'no-reason' }
  const { agencies: all } = await loadOrganisation(db, festival.id)
  const code = findByName(indexByName(all), into) ?? all.find(({ names }) => names.has(foldPersian(into)))?.code
  const heir = all.find((agency) => agency.code === code)
  if (!heir || agencies.includes(heir.code)) return { ok: false, why: 'unknown-agency' }
  return outside(`در «${heir.titleFa}» ادغام شده است`, `It was merged into “${heir.titleEn}”`)
}
