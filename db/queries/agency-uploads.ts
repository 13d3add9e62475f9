import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../database'
import { agencyUpload, edition, storedFile, user } from '../schema'

export async function createAgencyUpload(tx: Db, values: { editionId: number; fileId: number }): Promise<number> {
  const [created] = await tx.insert(agencyUpload).values(values).returning({ id: agencyUpload.id })
  if (!created) throw new Error('The upload could not be stored')
  return created.id
}

export type AgencyUpload = NonNullable<Awaited<ReturnType<typeof findAgencyUpload>>>

/** An upload with its file and who gave it; null where the edition has none of this number. */
export async function findAgencyUpload(db: Db, editionId: number, id: number) {
  const [found] = await selectUploads(db).where(and(eq(agencyUpload.editionId, editionId), eq(agencyUpload.id, id)))
  return found ?? null
}

/** The last uploads of an edition, the newest first. */
export async function listAgencyUploads(db: Db, editionId: number, most: number): Promise<AgencyUpload[]> {
  return selectUploads(db).where(eq(agencyUpload.editionId, editionId)).orderBy(desc(agencyUpload.id)).limit(most)
}

function selectUploads(db: Db) {
  return db
    .select({ id: agencyUpload.id, takenAt: agencyUpload.takenAt, file: storedFile, by: user.name })
    .from(agencyUpload)
    .innerJoin(storedFile, eq(storedFile.id, agencyUpload.fileId))
    .innerJoin(user, eq(user.id, storedFile.uploadedBy))
}

/** What was chosen for the last file with these headings whose rows were stored in any edition of a festival. */
export async function findChoicesOfLayout(db: Db, festivalId: number, layout: string): Promise<unknown> {
  const [found] = await db
    .select({ choices: agencyUpload.choices })
    .from(agencyUpload)
    .innerJoin(edition, eq(edition.id, agencyUpload.editionId))
    .where(and(eq(edition.festivalId, festivalId), eq(agencyUpload.layout, layout), isNotNull(agencyUpload.takenAt)))
    .orderBy(desc(agencyUpload.takenAt), desc(agencyUpload.id))
    .limit(1)
  return found?.choices ?? null
}

export async function markUploadTaken(tx: Db, id: number, values: { takenAt: Date; layout: string; choices: unknown }) {
  await tx.update(agencyUpload).set(values).where(eq(agencyUpload.id, id))
}
