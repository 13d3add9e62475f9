import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../client.server'
import { setting } from '../schema'

/** What an administrator set; undefined: nothing. A festival's own word comes before the installation's. */
export async function findSetting(db: Db, festivalId: number | null, name: string): Promise<unknown> {
  const rows = await db.select().from(setting).where(eq(setting.name, name))
  const row = rows.find((own) => own.festivalId === festivalId) ?? rows.find((own) => own.festivalId === null)
  return row?.value
}

export async function saveSetting(tx: Db, festivalId: number | null, name: string, value: unknown, at: Date) {
  const place = festivalId === null ? isNull(setting.festivalId) : eq(setting.festivalId, festivalId)
  await tx.insert(setting).values({ festivalId, name, value, updatedAt: at }).onConflictDoNothing()
  await tx.update(setting).set({ value, updatedAt: at }).where(and(place, eq(setting.name, name)))
}
