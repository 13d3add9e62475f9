import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../database'
import { attendee, grant, minutes, minutesFile, storedFile, user } from '../schema'
import type { StoredFile } from './files'
import { onlyRow } from '../only-row'

export type Minutes = typeof minutes.$inferSelect
export type Attendee = typeof attendee.$inferSelect & { name: string }

export async function listMinutes(db: Db, editionId: number): Promise<(Minutes & { corrects: number | null })[]> {
  const corrected = alias(minutes, 'corrected')
  const rows = await db
    .select({ minutes, corrects: corrected.number })
    .from(minutes)
    .leftJoin(corrected, eq(corrected.id, minutes.correctsId))
    .where(eq(minutes.editionId, editionId))
    .orderBy(desc(minutes.number))
  return rows.map((row) => ({ ...row.minutes, corrects: row.corrects }))
}

export async function findMinutes(db: Db, editionId: number, number: number): Promise<Minutes | null> {
  const [found] = await db
    .select()
    .from(minutes)
    .where(and(eq(minutes.editionId, editionId), eq(minutes.number, number)))
  return found ?? null
}

export async function findMinutesById(db: Db, id: number): Promise<Minutes | null> {
  const [found] = await db.select().from(minutes).where(eq(minutes.id, id))
  return found ?? null
}

/** The newest sealed minutes about a shortlist. */
export async function findSealedMinutes(db: Db, shortlistId: number): Promise<Minutes | null> {
  const [found] = await db
    .select()
    .from(minutes)
    .where(and(eq(minutes.shortlistId, shortlistId), eq(minutes.state, 'sealed')))
    .orderBy(desc(minutes.number))
    .limit(1)
  return found ?? null
}

/** Held until the transaction is over: of two signatures the second waits, and then counts both. */
export async function holdMinutes(tx: Db, id: number): Promise<Minutes> {
  const [held] = await tx.select().from(minutes).where(eq(minutes.id, id)).for('no key update')
  if (!held) throw new Error(`There are no minutes ${id} to hold`)
  return held
}

export async function createMinutes(tx: Db, row: typeof minutes.$inferInsert): Promise<Minutes> {
  const [created] = await tx.insert(minutes).values(row).returning()
  if (!created) throw new Error('The minutes could not be stored')
  return created
}

export async function nextMinutesNumber(tx: Db, editionId: number): Promise<number> {
  const found = onlyRow(
    await tx
      .select({ last: sql<number>`coalesce(max(${minutes.number}), 0)` })
      .from(minutes)
      .where(eq(minutes.editionId, editionId)),
  )
  return found.last + 1
}

/** Null where they are not in that version any more. */
export async function changeMinutes(
  tx: Db,
  id: number,
  version: number,
  set: Partial<typeof minutes.$inferInsert>,
): Promise<Minutes | null> {
  const [changed] = await tx
    .update(minutes)
    .set({ ...set, version: version + 1 })
    .where(and(eq(minutes.id, id), eq(minutes.version, version)))
    .returning()
  return changed ?? null
}

/** In the order of the list. */
export async function listAttendees(db: Db, minutesId: number): Promise<Attendee[]> {
  const rows = await db
    .select({ attendee, name: user.name })
    .from(attendee)
    .innerJoin(user, eq(user.id, attendee.userId))
    .where(eq(attendee.minutesId, minutesId))
    .orderBy(asc(attendee.position))
  return rows.map((row) => ({ ...row.attendee, name: row.name }))
}

/** Numbers of the minutes that wait for a person's own signature. */
export async function listUnsigned(db: Db, editionId: number, userId: string): Promise<number[]> {
  const rows = await db
    .select({ number: minutes.number })
    .from(minutes)
    .innerJoin(attendee, eq(attendee.minutesId, minutes.id))
    .where(
      and(
        eq(minutes.editionId, editionId),
        eq(minutes.state, 'signing'),
        eq(attendee.userId, userId),
        isNull(attendee.signedAt),
      ),
    )
    .orderBy(asc(minutes.number))
  return rows.map(({ number }) => number)
}

export async function replaceAttendees(tx: Db, minutesId: number, people: readonly { userId: string; post: string }[]) {
  await tx.delete(attendee).where(eq(attendee.minutesId, minutesId))
  if (people.length)
    await tx.insert(attendee).values(people.map((person, position) => ({ minutesId, position, ...person })))
}

/** False where it is signed already, or by nobody of the list. */
export async function signAttendee(
  tx: Db,
  minutesId: number,
  userId: string,
  set: { signedAt: Date; signedBy: 'password' | 'totp'; signedHash: string; dissent: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(attendee)
    .set(set)
    .where(and(eq(attendee.minutesId, minutesId), eq(attendee.userId, userId), isNull(attendee.signedAt)))
    .returning({ userId: attendee.userId })
  return rows.length > 0
}

export async function attachMinutesFile(tx: Db, minutesId: number, fileId: number) {
  await tx.insert(minutesFile).values({ minutesId, fileId })
}

/** False where the file is not beside these minutes. The file itself stays kept. */
export async function detachMinutesFile(tx: Db, minutesId: number, fileId: number): Promise<boolean> {
  const gone = await tx
    .delete(minutesFile)
    .where(and(eq(minutesFile.minutesId, minutesId), eq(minutesFile.fileId, fileId)))
    .returning({ fileId: minutesFile.fileId })
  return gone.length > 0
}

/** In the order in which they were added. */
export async function listMinutesFiles(
  db: Db,
  minutesId: number,
): Promise<Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'sha256' | 'bytes'>[]> {
  return db
    .select({
      id: storedFile.id,
      name: storedFile.name,
      mediaType: storedFile.mediaType,
      sha256: storedFile.sha256,
      bytes: storedFile.bytes,
    })
    .from(minutesFile)
    .innerJoin(storedFile, eq(storedFile.id, minutesFile.fileId))
    .where(eq(minutesFile.minutesId, minutesId))
    .orderBy(asc(storedFile.id))
}

/** Who may be written down as present: those who may sign, which a manager of one county may not. */
export async function listSigners(
  db: Db,
  festivalId: number,
): Promise<{ id: string; name: string; role: string; post: string | null }[]> {
  return db
    .select({ id: user.id, name: user.name, role: grant.role, post: grant.post })
    .from(grant)
    .innerJoin(user, eq(user.id, grant.userId))
    .where(
      and(
        sql`(${grant.festivalId} = ${festivalId} or ${grant.festivalId} is null)`,
        sql`${grant.role} in ('administrator', 'manager', 'judge')`,
        or(ne(grant.role, 'manager'), isNull(grant.countyId)),
        eq(user.banned, false),
      ),
    )
    .orderBy(asc(grant.role), asc(user.name))
}
