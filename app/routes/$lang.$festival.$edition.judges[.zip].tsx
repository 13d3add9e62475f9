import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { exportForJudges } from '../flows/publication/export-for-judges.server'
import { found } from '../http/found'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'papers.export')
  const outcome = await exportForJudges(context, editionContext)
  const made = outcome.ok ? outcome : null
  found(made)
  return new Response(new Blob([made.zip.slice()], { type: 'application/zip' }), {
    headers: {
      'content-disposition': `attachment; filename="${editionContext.festival.code}-${editionContext.edition.code}-judges.zip"`,
      'x-content-sha256': made.sha256,
      'cache-control': 'no-store',
    },
  })
}
