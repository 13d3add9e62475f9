import { and, desc, eq, lte } from 'drizzle-orm'
import type { Db } from '../client.server'
import { course, publication } from '../schema'

export type Course = typeof course.$inferSelect
export type EditionState = Course['state']
export type Publication = typeof publication.$inferSelect

/** Where an edition stands; one that was never moved is a draft since its beginning. */
export async function findCourse(db: Db, editionId: number): Promise<Course> {
  const [found] = await db.select().from(course).where(eq(course.editionId, editionId))
  return found ?? { editionId, state: 'draft', since: new Date(0), version: 0, modelVersionId: null, preliminaryRunId: null, finalRunId: null, embargoUntil: null }
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
