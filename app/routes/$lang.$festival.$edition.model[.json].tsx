import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireModel } from '../access/edition-model.server'
import { recordExport } from '../audit/record-export.server'
import { writeModel } from '../flows/write-model'

/** The document as it was saved, for taking along. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const own = await requireModel(context, params, 'model.see')
  const { model, version } = own
  await recordExport(context, own, {
    action: 'model.export',
    subject: `model:${model.code}`,
    act: 'model.see',
    after: { version: version.version, hash: version.hash },
  })
  return new Response(`${writeModel(model)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${model.code}-${version.version}.json"`,
    },
  })
}
