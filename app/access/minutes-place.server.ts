import { z } from 'zod'
import { type Minutes, findMinutes } from '../../db/queries/minutes'
import { type Asking, type EditionPlace, requireEdition } from './edition-place.server'
import { found } from '../found'
import { parseParams } from '../parse-params'
import type { Act } from '../policy.server'

const Params = z.object({
  number: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
})

/** The minutes of an address, for a viewer who may do `act` in the edition. */
export async function requireMinutes(
  asking: Asking,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<EditionPlace & { minutes: Minutes }> {
  const place = await requireEdition(asking, params, act)
  const minutes = await findMinutes(asking.db, place.edition.id, parseParams(params, Params).number)
  found(minutes)
  return { ...place, minutes }
}
