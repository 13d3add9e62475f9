import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../database'
import { awardCategory } from '../schema'

export type AwardCategoryRow = typeof awardCategory.$inferSelect
export type NewAwardCategory = Omit<typeof awardCategory.$inferInsert, 'editionId' | 'version'>

/** In the order in which awards are given: those before one count for its limit. */
export async function listCategories(db: Db, editionId: number): Promise<AwardCategoryRow[]> {
  return db
    .select()
    .from(awardCategory)
    .where(eq(awardCategory.editionId, editionId))
    .orderBy(asc(awardCategory.position), asc(awardCategory.id))
}

export async function createCategories(db: Db, editionId: number, rows: readonly NewAwardCategory[]) {
  if (rows.length) await db.insert(awardCategory).values(rows.map((row) => ({ ...row, editionId, version: 1 })))
}

/** Null where another category of the edition has the code. */
export async function createCategory(
  db: Db,
  editionId: number,
  row: NewAwardCategory,
): Promise<AwardCategoryRow | null> {
  const [created] = await db
    .insert(awardCategory)
    .values({ ...row, editionId, version: 1 })
    .onConflictDoNothing()
    .returning()
  return created ?? null
}

/** Null where it is no longer at the version that was read. */
export async function changeCategory(
  db: Db,
  editionId: number,
  id: number,
  version: number,
  row: NewAwardCategory,
): Promise<AwardCategoryRow | null> {
  const [changed] = await db
    .update(awardCategory)
    .set({ ...row, version: version + 1 })
    .where(atVersion(editionId, id, version))
    .returning()
  return changed ?? null
}

export async function removeCategory(
  db: Db,
  editionId: number,
  id: number,
  version: number,
): Promise<AwardCategoryRow | null> {
  const [removed] = await db
    .delete(awardCategory)
    .where(atVersion(editionId, id, version))
    .returning()
  return removed ?? null
}

const atVersion = (editionId: number, id: number, version: number) =>
  and(eq(awardCategory.editionId, editionId), eq(awardCategory.id, id), eq(awardCategory.version, version))
