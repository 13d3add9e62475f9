import type { Asking } from '../access/edition-place.server'
import { findOwnAgency } from '../access/own-agency.server'
import { listVisiblePlaces } from './start-overview.server'

/** Where somebody begins who has just signed in, below the language: at the own agency's newest card, at the only edition there is, or where all are listed. */
export async function findStartPath(asking: Asking): Promise<string> {
  if (!asking.viewer.user) return ''
  const places = await listVisiblePlaces(asking)
  for (const place of places) {
    const own = await findOwnAgency(asking, place)
    if (own) return `/${place.festival.code}/${place.edition.code}/agencies/${own.code}`
  }
  const [only] = places
  return only && places.length === 1 ? `/${only.festival.code}/${only.edition.code}` : ''
}
