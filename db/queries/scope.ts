import { type SQL, sql } from 'drizzle-orm'

/** Whose rows somebody may read. Queries that return rows of agencies ask for it, so that it can't be forgotten. */
export type Scope =
  | { readonly of: 'all' }
  | { readonly of: 'own'; readonly agencyId: number }
  | { readonly of: 'county'; readonly countyId: number }
  | { readonly of: 'assigned'; readonly userId: string; readonly notAgencyId: number | null }

export const everything: Scope = { of: 'all' }

/** A condition on the agency that a statement calls `a`. */
export function withinScope(scope: Scope): SQL {
  if (scope.of === 'own') return sql`a.id = ${scope.agencyId}`
  if (scope.of === 'county') return sql`a.county_id = ${scope.countyId}`
  if (scope.of === 'assigned') return scope.notAgencyId === null ? sql`true` : sql`a.id <> ${scope.notAgencyId}`
  return sql`true`
}
