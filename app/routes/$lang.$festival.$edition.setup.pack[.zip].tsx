import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEdition } from '../access/edition-context.server'
import { mediaTypeOf } from '../exports/media-type'
import { exportPack, zipPack } from '../flows/packs/export-pack.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival } = await requireEdition(context, params, 'festival.edit')
  const body = new Uint8Array(zipPack(await exportPack(context, festival)))
  return new Response(new Blob([body], { type: mediaTypeOf('.zip') }), {
    headers: { 'content-disposition': `attachment; filename="${festival.code}-pack.zip"` },
  })
}
