import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEditionRun } from '../access/edition-run.server'
import { recordExport } from '../audit/record-export.server'
import { loadRankingExport } from '../exports/load-ranking-export.server'
import { toRankingCsv } from '../exports/ranking-csv'
import { isLanguage } from '../i18n/language'
import { parseRankingSearch } from '../views/parse-ranking-search'
import { toRankingQuery } from '../views/ranking-search'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'rankings.see', request.url)
  const query = toRankingQuery(parseRankingSearch(request.url), own.run.id, own.scope)
  const table = await loadRankingExport(context.db, own, query, isLanguage(params['lang']) ? params['lang'] : 'fa')
  await recordExport(context, own, {
    action: 'ranking.export',
    subject: `run:${own.run.id}`,
    act: 'rankings.see',
    after: { as: 'csv', agencies: table.rows.length, resultHash: own.run.resultHash },
  })
  return new Response(toRankingCsv(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${own.festival.code}-${own.edition.code}.csv"`,
    },
  })
}
