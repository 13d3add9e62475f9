import { arrayBuffer } from 'node:stream/consumers'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { mediaTypeOf } from '../exports/media-type'
import { recordExport } from '../exports/record-export.server'
import { writeXlsx } from '../exports/write-xlsx.server'
import { languageOf } from '../i18n/language'
import { listTemplateMetrics } from '../pages/value-upload/template-metrics.server'
import { parseTemplateSearch } from '../pages/value-upload/template-search.server'
import { valueTemplate } from '../pages/value-upload/value-template.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  await recordExport(context, editionContext, { action: 'agency.export', subject: 'agencies', after: { as: 'xlsx' } })
  const metrics = await listTemplateMetrics(context, editionContext)
  const choices = parseTemplateSearch(request.url, editionContext, metrics)
  const sheet = await valueTemplate(context, editionContext, choices, languageOf(params))
  const body = new Uint8Array(await arrayBuffer(writeXlsx(sheet)))
  const { festival, edition } = editionContext
  return new Response(new Blob([body], { type: mediaTypeOf('.xlsx') }), {
    headers: { 'content-disposition': `attachment; filename="${festival.code}-${edition.code}-values.xlsx"` },
  })
}
