import type { LoaderFunctionArgs } from '@remix-run/node'
import { isLanguage } from '../i18n/language'
import { loadCoverageBlock, requireCoverage } from '../views/coverage.server'
import { parseCoverageSearch } from '../views/parse-coverage-search'

/** The blocks of the matrix that come into sight, for the page alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = parseCoverageSearch(request.url)
  const place = await requireCoverage(context, params, 'coverage.see', search.by)
  return Response.json(
    await loadCoverageBlock(context, place, search, isLanguage(params['lang']) ? params['lang'] : 'fa'),
  )
}
