import { eq } from 'drizzle-orm'
import type { Db } from '../database'
import {
  agencyUpload,
  body,
  declaration,
  declarationFile,
  minutesFile,
  objection,
  objectionFile,
  storedFile,
} from '../schema'

export type StoredFile = typeof storedFile.$inferSelect

export async function saveFile(tx: Db, values: typeof storedFile.$inferInsert, gzip: Uint8Array): Promise<number> {
  await tx.insert(body).values({ sha256: values.sha256, gzip, bytes: values.bytes }).onConflictDoNothing()
  const [created] = await tx.insert(storedFile).values(values).returning({ id: storedFile.id })
  if (!created) throw new Error(`The file ${values.name} could not be stored`)
  return created.id
}

/** A file with what it belongs to: nobody sees it who may not see that. */
export interface OwnedFile {
  file: StoredFile
  objection: typeof objection.$inferSelect | null
  declaration: typeof declaration.$inferSelect | null
  minutesId: number | null
  /** The edition for which it was given as a spreadsheet of agencies or of values. */
  uploadEditionId: number | null
}

export async function findFile(db: Db, id: number): Promise<OwnedFile | null> {
  const [found] = await db
    .select({
      file: storedFile,
      objection,
      declaration,
      minutesId: minutesFile.minutesId,
      uploadEditionId: agencyUpload.editionId,
    })
    .from(storedFile)
    .leftJoin(objectionFile, eq(objectionFile.fileId, storedFile.id))
    .leftJoin(objection, eq(objection.id, objectionFile.objectionId))
    .leftJoin(declarationFile, eq(declarationFile.fileId, storedFile.id))
    .leftJoin(declaration, eq(declaration.id, declarationFile.declarationId))
    .leftJoin(minutesFile, eq(minutesFile.fileId, storedFile.id))
    .leftJoin(agencyUpload, eq(agencyUpload.fileId, storedFile.id))
    .where(eq(storedFile.id, id))
  return found ?? null
}
