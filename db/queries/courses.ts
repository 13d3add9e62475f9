import { and, desc, eq, lte } from 'drizzle-orm'
import type { Db } from '../database'
import { course, publication } from '../schema'

export type Course = typeof course.$inferSelect
export type EditionState = Course['state']
export type Publication = typeof publication.$inferSelect

/** Where an edition stands; one that was never moved is a draft since its beginning. */
export async function findCourse(db: Db, editionId: number): Promise<Course> {
  const [found] = await db.select().from(course).where(eq(course.editionId, editionId))
  return (
    found ?? {
      editionId,
      state: 'draft',
      since: new Date(0),
      version: 0,
      modelVersionId: null,
      preliminaryRunId: null,
      finalRunId: null,
      embargoUntil: null,
    }
  )
}

/**
 * Where an edition stands, held until the transaction is over: nobody moves it on meanwhile. What depends on the state
 * asks here, inside the transaction of its change.
 */
export async function holdCourse(tx: Db, editionId: number): Promise<Course> {
  await tx
    .insert(course)
    .values({ editionId, state: 'draft', since: new Date(0), version: 0 })
    .onConflictDoNothing()
  const [held] = await tx.select().from(course).where(eq(course.editionId, editionId)).for('no key update')
  if (!held) throw new Error(`The edition ${editionId} has no course to hold`)
  return held
}

/** What the public may see at a moment: the newest publication that has opened. */
export async function findOpenPublication(db: Db, editionId: number, now: Date): Promise<Publication | null> {
  const [found] = await db
    .select()
    .from(publication)
    .where(and(eq(publication.editionId, editionId), lte(publication.opensAt, now)))
    .orderBy(desc(publication.number))
    .limit(1)
  return found ?? null
}
