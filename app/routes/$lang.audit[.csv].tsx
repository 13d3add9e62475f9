import type { LoaderFunctionArgs } from '@remix-run/node'
import { listEvents } from '../../db/queries/audit'
import { parseAuditSearch, toAuditFilter } from '../audit/audit-search'
import { recordEvent } from '../audit/audit.server'
import { toAuditCsv } from '../exports/audit-csv'
import { requireGoverned } from '../access/governed.server'

const mostEvents = 100_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'audit.see')
  const search = parseAuditSearch(request.url)
  const filter = { ...toAuditFilter(search), festivalIds: isWhole ? undefined : festivals.map(({ id }) => id) }
  const events = await listEvents(context.db, filter, mostEvents)
  const after = { ...search, events: events.length }
  await context.db.transaction((tx) => recordEvent(tx, context.viewer, { action: 'audit.export', at: context.now, festivalId: isWhole ? null : (festivals[0]?.id ?? null), after }))
  return new Response(toAuditCsv(events), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="audit.csv"' } })
}
