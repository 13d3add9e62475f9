import { Readable } from 'node:stream'
import { type LoaderFunctionArgs, createReadableStreamFromReadable } from '@remix-run/node'
import { pageEvents } from '../../db/queries/audit'
import { requireGoverned } from '../access/governed.server'
import { parseAuditSearch, toAuditFilter } from '../audit/audit-search'
import { recordLogExport } from '../exports/record-export.server'
import { writeAuditCsv } from '../pages/audit/audit-csv'

const pageSize = 5_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'audit.see')
  const search = parseAuditSearch(request.url)
  const festivalIds = isWhole ? undefined : festivals.map(({ id }) => id)
  const told = await recordLogExport(context, festivalIds ?? [null], search)
  const filter = { ...toAuditFilter(search), festivalIds, before: Math.min(told, search.before ?? told) }
  const file = Readable.from(writeAuditCsv(pageEvents(context.db, filter, pageSize)))
  return new Response(createReadableStreamFromReadable(file), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="audit.csv"' },
  })
}
