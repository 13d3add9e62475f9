import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { setting } from '../schema'

/** What an administrator set; undefined: nothing. A festival's own word comes before the installation's. */
export async function findSetting(db: Db, festivalId: number | null, name: string): Promise<unknown> {
  const rows = await db.select().from(setting).where(eq(setting.name, name))
  const row = rows.find((row) => row.festivalId === festivalId) ?? rows.find((row) => row.festivalId === null)
  return row?.value
}

/** What was set for the installation and for each festival that set something else. */
export async function listValuesOf(db: Db, name: string): Promise<unknown[]> {
  const rows = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, name))
  return rows.map(({ value }) => value)
}

/** What was set in one place itself, by name. */
export async function listSettings(db: Db, festivalId: number | null): Promise<Map<string, unknown>> {
  const rows = await db.select().from(setting).where(isOfFestival(festivalId))
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Keeps everybody else from setting anything until the transaction is over; reading goes on. */
export async function holdSettings(tx: Db) {
  await tx.execute(sql`lock table ${setting} in share row exclusive mode`)
}

export async function saveSetting(tx: Db, festivalId: number | null, name: string, value: unknown, at: Date) {
  await tx.insert(setting).values({ festivalId, name, value, updatedAt: at }).onConflictDoNothing()
  await tx
    .update(setting)
    .set({ value, updatedAt: at })
    .where(and(isOfFestival(festivalId), eq(setting.name, name)))
}

/** From now on a festival has what the installation has, and the installation what it began with. */
export async function removeSetting(tx: Db, festivalId: number | null, name: string) {
  await tx.delete(setting).where(and(isOfFestival(festivalId), eq(setting.name, name)))
}

const isOfFestival = (festivalId: number | null) =>
  festivalId === null ? isNull(setting.festivalId) : eq(setting.festivalId, festivalId)
