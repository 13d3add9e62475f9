import { listDeclarations } from '../../db/queries/declarations'
import { findEditionById } from '../../db/queries/editions'
import type { OwnedFile } from '../../db/queries/files'
import { listAssigned } from '../../db/queries/grants'
import { findMinutesById } from '../../db/queries/minutes'
import { listObjections } from '../../db/queries/objections'
import { listAssignedMetrics } from './assigned-metrics.server'
import { type Asking, type EditionPlace, placeOf } from './edition-place.server'

/** Who may see what a file belongs to may have the file. */
export async function mayReadFile(asking: Asking, festivalCode: string, { objection, declaration, minutesId }: OwnedFile): Promise<boolean> {
  if (minutesId !== null) return mayReadOfMinutes(asking, festivalCode, minutesId)
  const editionId = objection?.editionId ?? declaration?.editionId
  const own = editionId === undefined ? null : await findEditionById(asking.db, editionId)
  if (!own || own.festival.code !== festivalCode) return false
  const place = await placeOf(asking, own, objection ? 'objections.see' : 'declarations.see')
  if (!place) return false
  const { scope, edition } = place
  if (declaration) return mayReadDeclared(asking, place, declaration.id)
  const indicators = scope.of === 'assigned' ? await listAssigned(asking.db, edition.id, scope.userId) : undefined
  return (await listObjections(asking.db, edition.id, scope, indicators)).some((row) => row.objection.id === objection?.id)
}

/** An agency's draft is its own: an evaluator reads the files of what was submitted. */
async function mayReadDeclared({ db }: Asking, { scope, edition }: EditionPlace, declarationId: number): Promise<boolean> {
  const metrics = scope.of === 'assigned' ? await listAssignedMetrics(db, edition, scope.userId) : undefined
  const row = (await listDeclarations(db, edition.id, scope, metrics)).find(({ declaration }) => declaration.id === declarationId)
  return row !== undefined && (scope.of !== 'assigned' || row.submitted !== null)
}

/** As the page of minutes shows them: a draft to who writes it. */
async function mayReadOfMinutes(asking: Asking, festivalCode: string, minutesId: number): Promise<boolean> {
  const minutes = await findMinutesById(asking.db, minutesId)
  const own = minutes && (await findEditionById(asking.db, minutes.editionId))
  if (!own || own.festival.code !== festivalCode) return false
  return (await placeOf(asking, own, minutes.state === 'draft' ? 'minutes.write' : 'minutes.see')) !== null
}
