import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'

/** Whose rows somebody may read. Queries that return rows of agencies ask for it, so that it can't be forgotten. */
export type Scope =
  | { readonly of: 'all' }
  | { readonly of: 'own'; readonly agencyId: number }
  | { readonly of: 'county'; readonly countyId: number }
  /** Neither that agency, nor its parent, nor its units. */
  | { readonly of: 'assigned'; readonly userId: string; readonly notAgencyId: number | null }

export const everything: Scope = { of: 'all' }

/** A condition on the agency that a statement calls `a`. */
export function withinScope(scope: Scope): SQL {
  if (scope.of === 'own') return sql`a.id = ${scope.agencyId}`
  if (scope.of === 'county') return sql`a.county_id = ${scope.countyId}`
  if (scope.of === 'assigned')
    return scope.notAgencyId === null ? sql`true` : sql`${isKin(calledA, scope.notAgencyId)} is not true`
  return sql`true`
}

/** The agency that a statement calls `a`. */
export const calledA = { id: sql`a.id`, parentId: sql`a.parent_id` } as const

/** A condition: the same agency, its parent, or one of its units. Who is of one judges none of them. */
export function isKin(agency: { id: SQLWrapper; parentId: SQLWrapper }, item: SQLWrapper | number): SQL {
  return sql`(${agency.id} = ${item} or ${agency.parentId} = ${item} or ${agency.id} = (select kin.parent_id from agency kin where kin.id = ${item}))`
}

export async function areKin(db: Db, one: number, other: number): Promise<boolean> {
  const found = await rows(db, sql`select 1 from agency a where a.id = ${one} and ${isKin(calledA, other)}`)
  return found.length > 0
}
