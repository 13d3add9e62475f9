import { z } from 'zod'
import { type Upload, type UploadKind, findUpload } from '../../../db/queries/uploads'
import { type EditionContext, requireEdition } from '../../access/edition-context.server'
import { found } from '../../http/found'
import { parseParams, rowId } from '../../http/parse-params'
import type { Act } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'

const Params = z.object({ upload: rowId })

/** The upload of an address, for who may do the act in its edition; else 404. */
export async function requireUpload(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  kind: UploadKind,
): Promise<{ editionContext: EditionContext; upload: Upload }> {
  const editionContext = await requireEdition(context, params, act)
  const upload = await findUpload(context.db, editionContext.edition.id, kind, parseParams(params, Params).upload)
  found(upload)
  return { editionContext, upload }
}
