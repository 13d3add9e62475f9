import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordExport } from '../audit/record-export.server'
import { toCoverageExport } from '../exports/coverage-table'
import { toRankingCsv } from '../exports/ranking-csv'
import { isLanguage } from '../i18n/language'
import { listCoverageRows, requireCoverage } from '../views/coverage.server'
import { parseCoverageSearch } from '../views/parse-coverage-search'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  const search = parseCoverageSearch(request.url)
  const place = await requireCoverage(context, params, 'coverage.see', search.by)
  const { edition, festival, columns, span } = place
  const rows = await listCoverageRows(context, place, search, language)
  await recordExport(context, place, {
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
