import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEditionRun } from '../access/edition-run.server'
import { recordExport } from '../exports/record-export.server'
import { loadRankingExport } from '../exports/load-ranking-export.server'
import { toRankingCsv } from '../exports/ranking-csv'
import { parseRankingSearch } from '../pages/rankings/parse-ranking-search'
import { toRankingQuery } from '../pages/rankings/ranking-search'
import { languageOf } from '../i18n/language'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  const query = toRankingQuery(parseRankingSearch(request.url), run.run.id, run.scope)
  const table = await loadRankingExport(context.db, run, query, languageOf(params))
  await recordExport(context, run, {
    action: 'ranking.export',
    subject: `run:${run.run.id}`,
    act: 'rankings.see',
    after: { as: 'csv', agencies: table.rows.length, resultHash: run.run.resultHash },
  })
  return new Response(toRankingCsv(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${run.festival.code}-${run.edition.code}.csv"`,
    },
  })
}
