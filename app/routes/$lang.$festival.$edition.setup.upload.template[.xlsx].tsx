import { arrayBuffer } from 'node:stream/consumers'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { mediaTypeOf } from '../exports/media-type'
import { recordExport } from '../exports/record-export.server'
import { writeXlsx } from '../exports/write-xlsx.server'
import { languageOf } from '../i18n/language'
import { agencyTemplate } from '../pages/upload/agency-template.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  await recordExport(context, editionContext, { action: 'agency.export', subject: 'agencies', after: { as: 'xlsx' } })
  const sheet = await agencyTemplate(context, editionContext, languageOf(params))
  const body = new Uint8Array(await arrayBuffer(writeXlsx(sheet)))
  const { festival, edition } = editionContext
  return new Response(new Blob([body], { type: mediaTypeOf('.xlsx') }), {
    headers: { 'content-disposition': `attachment; filename="${festival.code}-${edition.code}-agencies.xlsx"` },
  })
}
