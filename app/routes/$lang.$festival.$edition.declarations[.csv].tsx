import type { LoaderFunctionArgs } from '@remix-run/node'
import { listDeclarationProgress, listDeclarations } from '../../db/queries/declarations'
import { recordExport } from '../exports/record-export.server'
import { requireEdition } from '../access/edition-context.server'
import { toDeclarationsCsv } from '../pages/declarations/declarations-csv'
import { found } from '../http/found'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'declarations.see')
  const { edition, scope } = editionContext
  if (scope.of !== 'all' && scope.of !== 'county') found(null)
  const [progress, rows] = await Promise.all([
    listDeclarationProgress(context.db, edition.id, scope),
    listDeclarations(context.db, edition.id, scope),
  ])
  await recordExport(context, editionContext, {
    action: 'declaration.export',
    subject: `edition:${edition.code}`,
    act: 'declarations.see',
    after: { agencies: progress.length },
  })
  return new Response(toDeclarationsCsv(progress, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="declarations-${edition.code}.csv"`,
    },
  })
}
