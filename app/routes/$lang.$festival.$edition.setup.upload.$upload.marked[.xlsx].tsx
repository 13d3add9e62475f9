import { arrayBuffer } from 'node:stream/consumers'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeRefusal } from '../../sources/sheets/refusal'
import { markedSheet } from '../exports/marked-sheet'
import { mediaTypeOf } from '../exports/media-type'
import { recordExport } from '../exports/record-export.server'
import { writeXlsx } from '../exports/write-xlsx.server'
import { languageOf } from '../i18n/language'
import { requireUpload } from '../pages/upload/require-upload.server'
import { parseUploadSearch } from '../pages/upload/upload-search.server'
import { compareUpload } from '../pages/upload/upload-view.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, upload } = await requireUpload(context, params, 'organisation.edit', 'agencies')
  const language = languageOf(params)
  const { choices } = parseUploadSearch(request.url)
  const compared = await compareUpload(context, place, upload, choices, language)
  if (!compared.ok) throw new Response(describeRefusal(compared, language), { status: 400 })
  const { read, problemMarks } = compared
  const { id, sha256, name } = upload.file
  await recordExport(context, place, {
    action: 'file.export',
    subject: `file:${id}`,
    after: { name, sha256, marked: true },
  })
  const sheet = markedSheet(read.file.table, read.file.cells, problemMarks, { language, at: context.now })
  const body = new Uint8Array(await arrayBuffer(writeXlsx(sheet)))
  const { festival, edition } = place
  return new Response(new Blob([body], { type: mediaTypeOf('.xlsx') }), {
    headers: { 'content-disposition': `attachment; filename="${festival.code}-${edition.code}-agencies-${id}.xlsx"` },
  })
}
