import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireModel } from '../access/edition-model.server'
import { writeModel } from '../flows/write-model'

/** The document as it was saved, for taking along. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { model, version } = await requireModel(context, params, 'model.see')
  return new Response(`${writeModel(model)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${model.code}-${version.version}.json"` },
  })
}
