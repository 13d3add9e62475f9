import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEditionRun } from '../access/edition-run.server'
import { recordExport } from '../audit/record-export.server'
import { loadRankingExport } from '../exports/load-ranking-export.server'
import { toRankingXlsx } from '../exports/ranking-xlsx.server'
import { isLanguage } from '../i18n/language'
import { parseRankingSearch } from '../views/parse-ranking-search'
import { toRankingQuery } from '../views/ranking-search'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'rankings.see', request.url)
  const query = toRankingQuery(parseRankingSearch(request.url), own.run.id, own.scope)
  const table = await loadRankingExport(context.db, own, query, isLanguage(params['lang']) ? params['lang'] : 'fa')
  await recordExport(context, own, {
    action: 'ranking.export',
    subject: `run:${own.run.id}`,
    act: 'rankings.see',
    after: { as: 'xlsx', agencies: table.rows.length, resultHash: own.run.resultHash },
  })
  const body = await toRankingXlsx(table)
  return new Response(new Blob([body.slice()], { type }), {
    headers: { 'content-disposition': `attachment; filename="${own.festival.code}-${own.edition.code}.xlsx"` },
  })
}
