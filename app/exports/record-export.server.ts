import type { RequestContext } from '../policy/request-context'
import { type EditionContext, editionContextOf } from '../access/edition-context.server'
import type { Act, Viewer } from '../policy/policy.server'
import type { AuditAction } from '../audit/actions'
import type { AuditSearch } from '../audit/audit-search'
import { recordEvent } from '../audit/audit.server'

export interface Exported {
  readonly action: Extract<AuditAction, `${string}.export` | 'papers.certificates'>
  readonly subject: string
  /** By which everybody may have it, once the policy says so; without it nobody takes it unseen. */
  readonly act?: Act
  /** What tells this copy from others: a hash, a run, how many rows. */
  readonly after: unknown
}

const everybody: Viewer = { user: null, grants: [], origin: '' }

/**
 * Writes down who took a copy along. What everybody reads, from the same run, needs no event: nobody has to ask us for
 * it.
 */
export async function recordExport(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'> & Partial<EditionContext>,
  { act, ...told }: Exported,
) {
  const { db, viewer, now } = context
  const { festival, edition } = editionContext
  const open = act ? await editionContextOf({ ...context, viewer: everybody }, { festival, edition }, act) : null
  if (open && open.runId === editionContext.runId) return
  await db.transaction((tx) =>
    recordEvent(tx, viewer, { ...told, at: now, festivalId: festival.id, editionId: edition.id }),
  )
}

/**
 * Writes down who took the log along, in each festival (null: the installation) that it was taken of; answers with the
 * first of these events.
 */
export async function recordLogExport(
  { db, viewer, now }: RequestContext,
  festivalIds: readonly (number | null)[],
  search: AuditSearch,
): Promise<number> {
  return db.transaction(async (tx) => {
    const told: number[] = []
    for (const festivalId of festivalIds)
      told.push(
        (await recordEvent(tx, viewer, { action: 'audit.export', at: now, festivalId, after: search })).sequence,
      )
    return Math.min(...told)
  })
}
