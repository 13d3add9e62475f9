import type { Db } from '../../db/database'
import { listAssigned } from '../../db/queries/grants'
import type { Scope } from '../../db/queries/scope'
import type { EditionContext } from './edition-context.server'

/** Ends the request for who may see single indicators only, where a page shows them all. */
export function requireWhole(scope: Scope) {
  if (scope.of === 'assigned') throw new Response('not-found', { status: 404 })
}

/** Ends the request for who may see a part of the agencies, where a page can't do without all of them. */
export function requireEverybody(scope: Scope) {
  if (scope.of !== 'all') throw new Response('not-found', { status: 404 })
}

/** Ends the request for an evaluator who does not answer for the indicator. */
export async function requireIndicator(
  db: Db,
  { edition, scope }: Pick<EditionContext, 'edition' | 'scope'>,
  indicatorCode: string,
) {
  if (scope.of !== 'assigned') return
  const assigned = await listAssigned(db, edition.id, scope.userId)
  if (!assigned.includes(indicatorCode)) throw new Response('not-found', { status: 404 })
}
