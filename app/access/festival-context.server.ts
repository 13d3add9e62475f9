import type { RequestContext } from '../policy/request-context'
import { listEditions } from '../../db/queries/editions'
import { type Edition, type Festival, findFestival } from '../../db/queries/festivals'
import type { Scope } from '../../db/queries/scope'
import { recordRefusal } from '../audit/record-refusal.server'
import { type EditionContext, editionContextOf } from './edition-context.server'
import { found } from '../http/found'
import { type Act, grantIn, reachOf } from '../policy/policy.server'

/**
 * A festival for a viewer who is somebody in it, or who may see an edition of it; else the answer of one that does not
 * exist.
 */
export async function requireFestival(
  context: RequestContext,
  code: string | undefined,
): Promise<{ festival: Festival; editions: Edition[] }> {
  const festival = await findFestival(context.db, code ?? '')
  found(festival)
  const editions = await listVisibleEditions(context, festival)
  if (!editions.length && !grantIn(context.viewer, festival.id)) {
    await recordRefusal(context, 'edition.see', festival.code)
    found(null)
  }
  return { festival, editions }
}

async function listVisibleEditions(context: RequestContext, festival: Festival): Promise<Edition[]> {
  const editions = await listEditions(context.db, festival.id)
  const places = await Promise.all(
    editions.map((edition) => editionContextOf(context, { festival, edition }, 'edition.see')),
  )
  return editions.filter((_, index) => places[index])
}

/** For what belongs to a festival and to no edition of it, e.g. its sources. */
export async function requireInFestival(
  context: RequestContext,
  code: string | undefined,
  act: Act,
): Promise<{ festival: Festival; scope: Scope }> {
  const festival = await findFestival(context.db, code ?? '')
  const scope = festival && reachOf(context.viewer, act, { festivalId: festival.id, stage: null })
  found(festival)
  if (!scope) await recordRefusal(context, act, festival.code)
  found(scope)
  return { festival, scope }
}

/** The editions that use observations of a period and let the viewer see some. */
export async function listObservationPlaces(
  context: RequestContext,
  festival: Festival,
  period: { from: string; to: string },
): Promise<EditionContext[]> {
  const editions = (await listEditions(context.db, festival.id)).filter(
    (edition) => (edition.previousFrom ?? edition.evaluatedFrom) < period.to && period.from < edition.evaluatedTo,
  )
  const places = await Promise.all(
    editions.map((edition) => editionContextOf(context, { festival, edition }, 'observations.see')),
  )
  return places.filter((editionContext) => editionContext !== null)
}
