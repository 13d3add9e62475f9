import { arrayBuffer } from 'node:stream/consumers'
import type { Upload, UploadKind } from '../../../db/queries/uploads'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import type { EditionContext } from '../../access/edition-context.server'
import { type CellMark, markedSheet } from '../../exports/marked-sheet'
import { mediaTypeOf } from '../../exports/media-type'
import { recordExport } from '../../exports/record-export.server'
import { writeXlsx } from '../../exports/write-xlsx.server'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'

/** The table of an upload with its problems marked, to be corrected and uploaded again. The log says who took it. */
export async function answerMarkedFile(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  kind: UploadKind,
  upload: Upload,
  { table, cells }: Pick<OfficeFile, 'table' | 'cells'>,
  marks: readonly CellMark[],
  language: Language,
): Promise<Response> {
  const { id, sha256, name } = upload.file
  await recordExport(context, editionContext, {
    action: 'file.export',
    subject: `file:${id}`,
    after: { name, sha256, marked: true },
  })
  const sheet = markedSheet(table, cells, marks, { language, at: context.now })
  const body = new Uint8Array(await arrayBuffer(writeXlsx(sheet)))
  const { festival, edition } = editionContext
  return new Response(new Blob([body], { type: mediaTypeOf('.xlsx') }), {
    headers: { 'content-disposition': `attachment; filename="${festival.code}-${edition.code}-${kind}-${id}.xlsx"` },
  })
}
