import { listDeclarations } from '../../db/queries/declarations'
import { findEditionById } from '../../db/queries/editions'
import type { OwnedFile } from '../../db/queries/files'
import { listAssigned } from '../../db/queries/grants'
import { findMinutesById } from '../../db/queries/minutes'
import { listObjections } from '../../db/queries/objections'
import { listAssignedMetrics } from './assigned-metrics.server'
import { type Asking, type EditionPlace, placeOf } from './edition-place.server'

/** The edition of a file for a viewer who may have it: whoever may see what it belongs to. Null: this viewer may not. */
export async function findFilePlace(
  asking: Asking,
  festivalCode: string,
  { objection, declaration, minutesId }: OwnedFile,
): Promise<EditionPlace | null> {
  if (minutesId !== null) return findMinutesPlace(asking, festivalCode, minutesId)
  const editionId = objection?.editionId ?? declaration?.editionId
  const own = editionId === undefined ? null : await findEditionById(asking.db, editionId)
  if (!own || own.festival.code !== festivalCode) return null
  const place = await placeOf(asking, own, objection ? 'objections.see' : 'declarations.see')
  if (!place) return null
  const { scope, edition } = place
  if (declaration) return (await mayReadDeclared(asking, place, declaration.id)) ? place : null
  const indicators = scope.of === 'assigned' ? await listAssigned(asking.db, edition.id, scope.userId) : undefined
  return (await listObjections(asking.db, edition.id, scope, indicators)).some(
    (row) => row.objection.id === objection?.id,
  )
    ? place
    : null
}

/** An agency's draft is its own: an evaluator reads the files of what was submitted. */
async function mayReadDeclared(
  { db }: Asking,
  { scope, edition }: EditionPlace,
  declarationId: number,
): Promise<boolean> {
  const metrics = scope.of === 'assigned' ? await listAssignedMetrics(db, edition, scope.userId) : undefined
  const row = (await listDeclarations(db, edition.id, scope, metrics)).find(
    ({ declaration }) => declaration.id === declarationId,
  )
  return row !== undefined && (scope.of !== 'assigned' || row.submitted !== null)
}

/** As the page of minutes shows them: a draft to who writes it. */
async function findMinutesPlace(asking: Asking, festivalCode: string, minutesId: number): Promise<EditionPlace | null> {
  const minutes = await findMinutesById(asking.db, minutesId)
  const own = minutes && (await findEditionById(asking.db, minutes.editionId))
  if (!own || own.festival.code !== festivalCode) return null
  return placeOf(asking, own, minutes.state === 'draft' ? 'minutes.write' : 'minutes.see')
}
