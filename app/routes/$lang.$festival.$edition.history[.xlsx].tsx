import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { recordExport } from '../exports/record-export.server'
import { toHistoryExport } from '../pages/history/history-export'
import { toRankingXlsx } from '../exports/ranking-xlsx.server'
import { parseHistorySearch } from '../pages/history/history-search'
import { loadHistory } from '../pages/history/history.server'
import { requireWhole } from '../access/indicator-scope.server'
import { languageOf } from '../i18n/language'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'history.see')
  requireWhole(editionContext.scope)
  const history = await loadHistory(context, editionContext, parseHistorySearch(request.url))
  const table = toHistoryExport(history, editionContext.edition, languageOf(params), editionContext.festival.isDemo)
  await recordExport(context, editionContext, {
    action: 'history.export',
    subject: `edition:${editionContext.edition.code}`,
    act: 'history.see',
    after: { as: 'xlsx', rows: table.rows.length },
  })
  const body = await toRankingXlsx(table, context.now)
  return new Response(new Blob([body.slice()], { type }), {
    headers: {
      'content-disposition': `attachment; filename="${editionContext.festival.code}-${editionContext.edition.code}-history.xlsx"`,
    },
  })
}
