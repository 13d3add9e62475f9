import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../database'
import { agencyUpload, edition, storedFile, user } from '../schema'

export type UploadKind = (typeof agencyUpload.$inferSelect)['kind']

export async function createUpload(
  tx: Db,
  values: { editionId: number; kind: UploadKind; fileId: number },
): Promise<number> {
  const [created] = await tx.insert(agencyUpload).values(values).returning({ id: agencyUpload.id })
  if (!created) throw new Error('The upload could not be stored')
  return created.id
}

export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>

/** An upload with its file and who gave it; null where the edition has none of this kind and number. */
export async function findUpload(db: Db, editionId: number, kind: UploadKind, id: number) {
  const [found] = await selectUploads(db).where(
    and(eq(agencyUpload.editionId, editionId), eq(agencyUpload.kind, kind), eq(agencyUpload.id, id)),
  )
  return found ?? null
}

/** The last uploads of a kind of an edition, the newest first. */
export async function listUploads(db: Db, editionId: number, kind: UploadKind, most: number): Promise<Upload[]> {
  return selectUploads(db)
    .where(and(eq(agencyUpload.editionId, editionId), eq(agencyUpload.kind, kind)))
    .orderBy(desc(agencyUpload.id))
    .limit(most)
}

function selectUploads(db: Db) {
  return db
    .select({
      id: agencyUpload.id,
      takenAt: agencyUpload.takenAt,
      pullId: agencyUpload.pullId,
      takenBackAt: agencyUpload.takenBackAt,
      /** What was chosen when it was stored; null where it never was. */
      choices: agencyUpload.choices,
      file: storedFile,
      by: user.name,
    })
    .from(agencyUpload)
    .innerJoin(storedFile, eq(storedFile.id, agencyUpload.fileId))
    .innerJoin(user, eq(user.id, storedFile.uploadedBy))
}

/** What was chosen for the last file with these headings whose rows were stored in any edition of a festival. */
export async function findChoicesOfLayout(
  db: Db,
  festivalId: number,
  kind: UploadKind,
  layout: string,
): Promise<unknown> {
  const [found] = await db
    .select({ choices: agencyUpload.choices })
    .from(agencyUpload)
    .innerJoin(edition, eq(edition.id, agencyUpload.editionId))
    .where(
      and(
        eq(edition.festivalId, festivalId),
        eq(agencyUpload.kind, kind),
        eq(agencyUpload.layout, layout),
        isNotNull(agencyUpload.takenAt),
      ),
    )
    .orderBy(desc(agencyUpload.takenAt), desc(agencyUpload.id))
    .limit(1)
  return found?.choices ?? null
}

/** What stood before the values of an upload is restored. */
export async function markUploadTakenBack(tx: Db, id: number, takenBackAt: Date) {
  await tx.update(agencyUpload).set({ takenBackAt }).where(eq(agencyUpload.id, id))
}

export async function markUploadTaken(
  tx: Db,
  id: number,
  values: { takenAt: Date; layout: string; choices: unknown; pullId?: number | null },
) {
  await tx
    .update(agencyUpload)
    .set({ ...values, takenBackAt: null })
    .where(eq(agencyUpload.id, id))
}
