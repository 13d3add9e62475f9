import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { recordExport } from '../exports/record-export.server'
import { toHistoryExport } from '../pages/history/history-export'
import { toRankingCsv } from '../exports/ranking-csv'
import { parseHistorySearch } from '../pages/history/history-search'
import { loadHistory } from '../pages/history/history.server'
import { requireWhole } from '../access/indicator-scope.server'
import { languageOf } from '../i18n/language'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'history.see')
  requireWhole(editionContext.scope)
  const history = await loadHistory(context, editionContext, parseHistorySearch(request.url))
  const table = toHistoryExport(history, editionContext.edition, languageOf(params), editionContext.festival.isDemo)
  await recordExport(context, editionContext, {
    action: 'history.export',
    subject: `edition:${editionContext.edition.code}`,
    act: 'history.see',
    after: { as: 'csv', rows: table.rows.length },
  })
  return new Response(toRankingCsv(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${editionContext.festival.code}-${editionContext.edition.code}-history.csv"`,
    },
  })
}
