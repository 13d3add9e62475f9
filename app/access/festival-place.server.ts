import { listEditions } from '../../db/queries/editions'
import { type Edition, type Festival, findFestival } from '../../db/queries/festivals'
import type { Scope } from '../../db/queries/scope'
import { type Asking, type EditionPlace, placeOf } from './edition-place.server'
import { found } from '../found'
import { type Act, grantIn, reachOf } from '../policy.server'

/** A festival for a viewer who is somebody in it, or who may see an edition of it; else the answer of one that does not exist. */
export async function requireFestival(
  asking: Asking,
  code: string | undefined,
): Promise<{ festival: Festival; editions: Edition[] }> {
  const festival = await findFestival(asking.db, code ?? '')
  found(festival)
  const editions = await listVisibleEditions(asking, festival)
  if (!editions.length && !grantIn(asking.viewer, festival.id)) found(null)
  return { festival, editions }
}

export async function listVisibleEditions(asking: Asking, festival: Festival): Promise<Edition[]> {
  const editions = await listEditions(asking.db, festival.id)
  const places = await Promise.all(editions.map((edition) => placeOf(asking, { festival, edition }, 'edition.see')))
  return editions.filter((_, index) => places[index])
}

/** For what belongs to a festival and to no edition of it, e.g. its sources. */
export async function requireInFestival(
  asking: Asking,
  code: string | undefined,
  act: Act,
): Promise<{ festival: Festival; scope: Scope }> {
  const festival = await findFestival(asking.db, code ?? '')
  const scope = festival && reachOf(asking.viewer, act, { festivalId: festival.id, stage: null })
  found(festival)
  found(scope)
  return { festival, scope }
}

/** The editions that use observations of a period and let the viewer see some. */
export async function listObservationPlaces(
  asking: Asking,
  festival: Festival,
  period: { from: string; to: string },
): Promise<EditionPlace[]> {
  const editions = (await listEditions(asking.db, festival.id)).filter(
    (edition) => (edition.previousFrom ?? edition.evaluatedFrom) < period.to && period.from < edition.evaluatedTo,
  )
  const places = await Promise.all(
    editions.map((edition) => placeOf(asking, { festival, edition }, 'observations.see')),
  )
  return places.filter((place) => place !== null)
}
