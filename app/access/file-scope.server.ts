import type { RequestContext } from '../policy/request-context'
import { listDeclarations } from '../../db/queries/declarations'
import { findEditionById } from '../../db/queries/editions'
import type { OwnedFile } from '../../db/queries/files'
import { listAssigned } from '../../db/queries/grants'
import { findMinutesById } from '../../db/queries/minutes'
import { listObjections } from '../../db/queries/objections'
import { listAssignedMetrics } from './assigned-metrics.server'
import { type EditionContext, editionContextOf } from './edition-context.server'

/**
 * The edition of a file for a viewer who may have it: whoever may see what it belongs to. Null: this viewer may not.
 */
export async function findFileContext(
  context: RequestContext,
  festivalCode: string,
  { objection, declaration, minutesId, uploadEditionId }: OwnedFile,
): Promise<EditionContext | null> {
  if (minutesId !== null) return findMinutesContext(context, festivalCode, minutesId)
  const editionId = objection?.editionId ?? declaration?.editionId ?? uploadEditionId ?? undefined
  const item = editionId === undefined ? null : await findEditionById(context.db, editionId)
  if (!item || item.festival.code !== festivalCode) return null
  const editionContext = await editionContextOf(
    context,
    item,
    objection ? 'objections.see' : declaration ? 'declarations.see' : 'organisation.edit',
  )
  if (!editionContext || (!objection && !declaration)) return editionContext
  const { scope, edition } = editionContext
  if (declaration) return (await mayReadDeclared(context, editionContext, declaration.id)) ? editionContext : null
  const indicators = scope.of === 'assigned' ? await listAssigned(context.db, edition.id, scope.userId) : undefined
  return (await listObjections(context.db, edition.id, scope, indicators)).some(
    (row) => row.objection.id === objection?.id,
  )
    ? editionContext
    : null
}

/** An agency's draft is its own: an evaluator reads the files of what was submitted. */
async function mayReadDeclared(
  { db }: RequestContext,
  { scope, edition }: EditionContext,
  declarationId: number,
): Promise<boolean> {
  const metrics = scope.of === 'assigned' ? await listAssignedMetrics(db, edition, scope.userId) : undefined
  const row = (await listDeclarations(db, edition.id, scope, metrics)).find(
    ({ declaration }) => declaration.id === declarationId,
  )
  return row !== undefined && (scope.of !== 'assigned' || row.submitted !== null)
}

/** As the page of minutes shows them: a draft to who writes it. */
async function findMinutesContext(
  context: RequestContext,
  festivalCode: string,
  minutesId: number,
): Promise<EditionContext | null> {
  const minutes = await findMinutesById(context.db, minutesId)
  const row = minutes && (await findEditionById(context.db, minutes.editionId))
  if (!row || row.festival.code !== festivalCode) return null
  return editionContextOf(context, row, minutes.state === 'draft' ? 'minutes.write' : 'minutes.see')
}
