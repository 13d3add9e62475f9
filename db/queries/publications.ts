import { gzipSync, gunzipSync } from 'node:zlib'
import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { Db } from '../database'
import { body, publication, publicationFile } from '../schema'
import type { Publication } from './courses'

export interface FileToPublish {
  name: string
  mediaType: string
  sha256: string
  bytes: Uint8Array
}

export type PublishedFile = Pick<typeof publicationFile.$inferSelect, 'name' | 'mediaType' | 'sha256'> & {
  bytes: number
}

/** What has opened, newest first: the first publication stays beside its corrections. */
export async function listOpenPublications(db: Db, editionId: number, now: Date): Promise<Publication[]> {
  return db
    .select()
    .from(publication)
    .where(and(eq(publication.editionId, editionId), lte(publication.opensAt, now)))
    .orderBy(desc(publication.number))
}

/** The newest, sealed or open: for those who may know before. */
export async function findLatestPublication(db: Db, editionId: number): Promise<Publication | null> {
  const [found] = await db
    .select()
    .from(publication)
    .where(eq(publication.editionId, editionId))
    .orderBy(desc(publication.number))
    .limit(1)
  return found ?? null
}

/** Saves a publication whole. Two at the same moment can't have one number: the second fails. */
export async function savePublication(
  tx: Db,
  row: typeof publication.$inferInsert,
  files: readonly FileToPublish[],
): Promise<Publication> {
  const [created] = await tx.insert(publication).values(row).returning()
  if (!created) throw new Error('The publication could not be stored')
  for (const { name, mediaType, sha256, bytes } of files) {
    await tx
      .insert(body)
      .values({ sha256, gzip: gzipSync(bytes), bytes: bytes.length })
      .onConflictDoNothing()
    await tx.insert(publicationFile).values({ publicationId: created.id, name, mediaType, sha256 })
  }
  return created
}

export async function listPublicationFiles(db: Db, publicationId: number): Promise<PublishedFile[]> {
  return db
    .select({
      name: publicationFile.name,
      mediaType: publicationFile.mediaType,
      sha256: publicationFile.sha256,
      bytes: body.bytes,
    })
    .from(publicationFile)
    .innerJoin(body, eq(body.sha256, publicationFile.sha256))
    .where(eq(publicationFile.publicationId, publicationId))
    .orderBy(asc(publicationFile.name))
}

export async function readPublicationFile(
  db: Db,
  publicationId: number,
  name: string,
): Promise<{ mediaType: string; sha256: string; content: Uint8Array } | null> {
  const [found] = await db
    .select({ mediaType: publicationFile.mediaType, sha256: publicationFile.sha256, gzip: body.gzip })
    .from(publicationFile)
    .innerJoin(body, eq(body.sha256, publicationFile.sha256))
    .where(and(eq(publicationFile.publicationId, publicationId), eq(publicationFile.name, name)))
  return found
    ? { mediaType: found.mediaType, sha256: found.sha256, content: new Uint8Array(gunzipSync(found.gzip)) }
    : null
}
