import type { LoaderFunctionArgs } from '@remix-run/node'
import { listDeclarationProgress, listDeclarations } from '../../db/queries/declarations'
import { recordEvent } from '../audit/audit.server'
import { requireEdition } from '../access/edition-place.server'
import { toDeclarationsCsv } from '../exports/declarations-csv'
import { found } from '../found'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, edition, scope } = await requireEdition(context, params, 'declarations.see')
  if (scope.of !== 'all' && scope.of !== 'county') found(null)
  const [progress, rows] = await Promise.all([listDeclarationProgress(context.db, edition.id, scope), listDeclarations(context.db, edition.id, scope)])
  await context.db.transaction((tx) => recordEvent(tx, context.viewer, { action: 'declaration.export', at: context.now, festivalId: festival.id, editionId: edition.id, after: { agencies: progress.length } }))
  return new Response(toDeclarationsCsv(progress, rows), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="declarations-${edition.code}.csv"` } })
}
