import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEditionRun } from '../access/edition-run.server'
import { recordExport } from '../exports/record-export.server'
import { loadRankingExport } from '../exports/load-ranking-export.server'
import { toRankingXlsx } from '../exports/ranking-xlsx.server'
import { parseRankingSearch } from '../pages/rankings/parse-ranking-search'
import { toRankingQuery } from '../pages/rankings/ranking-search'
import { languageOf } from '../i18n/language'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  const query = toRankingQuery(parseRankingSearch(request.url), run.run.id, run.scope)
  const table = await loadRankingExport(context.db, run, query, languageOf(params))
  await recordExport(context, run, {
    action: 'ranking.export',
    subject: `run:${run.run.id}`,
    act: 'rankings.see',
    after: { as: 'xlsx', agencies: table.rows.length, resultHash: run.run.resultHash },
  })
  const body = await toRankingXlsx(table, context.now)
  return new Response(new Blob([body.slice()], { type }), {
    headers: { 'content-disposition': `attachment; filename="${run.festival.code}-${run.edition.code}.xlsx"` },
  })
}
