import { gunzipSync } from 'node:zlib'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findFile } from '../../db/queries/files'
import { findBody } from '../../db/queries/pulls'
import { findFileContext } from '../access/file-scope.server'
import { recordExport } from '../exports/record-export.server'
import { attachmentNamed, nameByType } from '../exports/media-type'
import { found } from '../http/found'
import { parseParams, rowId } from '../http/parse-params'

const Params = z.object({ festival: z.string(), file: rowId })

/** Always as an attachment: what somebody gave is never a page of ours. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, file: id } = parseParams(params, Params)
  const file = await findFile(context.db, id)
  found(file)
  const editionContext = await findFileContext(context, festival, file)
  found(editionContext)
  const gzip = await findBody(context.db, file.file.sha256)
  found(gzip)
  const { name, mediaType, sha256 } = file.file
  await recordExport(context, editionContext, { action: 'file.export', subject: `file:${id}`, after: { name, sha256 } })
  return new Response(new Uint8Array(gunzipSync(gzip)), {
    headers: {
      'content-type': mediaType,
      'content-disposition': attachmentNamed(nameByType(name, mediaType)),
      'cache-control': 'private, no-store',
    },
  })
}
