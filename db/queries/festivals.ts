import { asc, eq } from 'drizzle-orm'
import type { Db } from '../database'
import { edition, festival } from '../schema'

export type Festival = typeof festival.$inferSelect
export type Edition = typeof edition.$inferSelect

export async function listFestivals(db: Db): Promise<Festival[]> {
  return db.select().from(festival).orderBy(asc(festival.id))
}

export async function findFestival(db: Db, code: string): Promise<Festival | null> {
  const [found] = await db.select().from(festival).where(eq(festival.code, code))
  return found ?? null
}

export async function createFestival(db: Db, values: typeof festival.$inferInsert): Promise<number> {
  const [created] = await db.insert(festival).values(values).returning({ id: festival.id })
  if (!created) throw new Error(`The festival ${values.code} could not be stored`)
  return created.id
}
