import type { Db } from '../../../db/database'
import { listAgencyNames } from '../../../db/queries/rankings'
import type { Scope } from '../../../db/queries/scope'
import { listUnknownTotals } from '../../../db/queries/unknown-scores'
import type { NamedAgency } from './what-if-table'

/** The agencies of a run by code, each with whether anything is known of it: no weights change that. */
export async function loadTrialNames(db: Db, runId: number, scope: Scope): Promise<Record<string, NamedAgency>> {
  const [names, unknown] = await Promise.all([listAgencyNames(db, runId, scope), listUnknownTotals(db, runId)])
  return Object.fromEntries(
    Object.entries(names).map(([code, titles]) => [code, { ...titles, unknown: unknown.get(code) }]),
  )
}
