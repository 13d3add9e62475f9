import type { RequestContext } from '../policy/request-context'
import { z } from 'zod'
import { type Minutes, findMinutes } from '../../db/queries/minutes'
import { type EditionContext, requireEdition } from './edition-context.server'
import { found } from '../http/found'
import { parseParams } from '../http/parse-params'
import type { Act } from '../policy/policy.server'

const Params = z.object({
  number: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
})

/** The minutes of an address, for a viewer who may do `act` in the edition. */
export async function requireMinutes(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionContext & { minutes: Minutes }> {
  const editionContext = await requireEdition(context, params, act)
  const minutes = await findMinutes(context.db, editionContext.edition.id, parseParams(params, Params).number)
  found(minutes)
  return { ...editionContext, minutes }
}
