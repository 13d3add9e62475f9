import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireModel } from '../access/edition-model.server'
import { recordExport } from '../exports/record-export.server'
import { writeModel } from '../model/write-model'

/** The document as it was saved, for taking along. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const row = await requireModel(context, params, 'model.see')
  const { model, version } = row
  await recordExport(context, row, {
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
