import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadCoverageBlock, requireCoverage } from '../pages/data/coverage.server'
import { parseCoverageSearch } from '../pages/data/parse-coverage-search'
import { languageOf } from '../i18n/language'

/** The blocks of the matrix that come into sight, for the page alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = parseCoverageSearch(request.url)
  const coverageContext = await requireCoverage(context, params, 'coverage.see', search.by)
  return Response.json(await loadCoverageBlock(context, coverageContext, search, languageOf(params)))
}
