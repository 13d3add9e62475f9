import { gunzipSync } from 'node:zlib'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findFile } from '../../db/queries/files'
import { findBody } from '../../db/queries/pulls'
import { findFilePlace } from '../access/file-scope.server'
import { recordExport } from '../audit/record-export.server'
import { found } from '../found'
import { parseParams } from '../parse-params'

const Params = z.object({ festival: z.string(), file: z.coerce.number().int().positive() })

/** Always as an attachment: what somebody gave is never a page of ours. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, file: id } = parseParams(params, Params)
  const own = await findFile(context.db, id)
  found(own)
  const place = await findFilePlace(context, festival, own)
  found(place)
  const gzip = await findBody(context.db, own.file.sha256)
  found(gzip)
  const { name, mediaType, sha256 } = own.file
  await recordExport(context, place, { action: 'file.export', subject: `file:${id}`, after: { name, sha256 } })
  return new Response(new Uint8Array(gunzipSync(gzip)), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
