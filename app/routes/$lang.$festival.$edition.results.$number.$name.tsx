import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireEdition } from '../access/edition-context.server'
import { openPublicationFile } from '../flows/publication/open-publication.server'
import { found } from '../http/found'
import { parseParams } from '../http/parse-params'

const Params = z.object({
  number: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
  name: z.string(),
})

/** A file of a publication as it was sealed; `package.zip` is all of them. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition } = await requireEdition(context, params, 'results.see')
  const { number, name } = parseParams(params, Params)
  const file = await openPublicationFile(context, edition.id, number, name)
  found(file)
  return new Response(new Blob([file.content.slice()], { type: file.mediaType }), {
    headers: {
      'content-disposition': `attachment; filename="${params['festival']}-${params['edition']}-${number}-${name}"`,
      'x-content-sha256': file.sha256,
      'cache-control': 'no-cache',
    },
  })
}
