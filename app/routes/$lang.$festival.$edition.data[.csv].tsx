import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordExport } from '../exports/record-export.server'
import { toCoverageExport } from '../pages/data/coverage-export'
import { toRankingCsv } from '../exports/ranking-csv'
import { listCoverageRows, requireCoverage } from '../pages/data/coverage.server'
import { parseCoverageSearch } from '../pages/data/parse-coverage-search'
import { languageOf } from '../i18n/language'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const search = parseCoverageSearch(request.url)
  const coverageContext = await requireCoverage(context, params, 'coverage.see', search.by)
  const { edition, festival, columns, span } = coverageContext
  const rows = await listCoverageRows(context, coverageContext, search, language)
  await recordExport(context, coverageContext, {
    action: 'coverage.export',
    subject: `edition:${edition.code}`,
    act: 'coverage.see',
    after: { by: search.by, rows: rows.length },
  })
  return new Response(
    toRankingCsv(toCoverageExport({ edition, isDemo: festival.isDemo, asOf: span.asOf, columns, rows }, language)),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${festival.code}-${edition.code}-data.csv"`,
      },
    },
  )
}
