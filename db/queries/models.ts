import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../database'
import { course, model, modelNode, modelVersion } from '../schema'

export type ModelVersion = typeof modelVersion.$inferSelect

export interface NewModelVersion {
  festivalId: number
  code: string
  version: string
  document: unknown
  hash: string
  createdAt: Date
  nodes: Omit<typeof modelNode.$inferInsert, 'modelVersionId'>[]
}

/** Saving the same document again changes nothing; another document under the same version is refused. */
export async function saveModelVersion(
  db: Db,
  next: NewModelVersion,
): Promise<
  | { ok: true; modelId: number; modelVersionId: number; isNew: boolean }
  | { ok: false; why: 'version-taken'; detail: string }
> {
  return db.transaction(async (tx) => {
    await tx.insert(model).values({ festivalId: next.festivalId, code: next.code }).onConflictDoNothing()
    const [owner] = await tx
      .select()
      .from(model)
      .where(and(eq(model.festivalId, next.festivalId), eq(model.code, next.code)))
    if (!owner) throw new Error(`The model ${next.code} could not be stored`)
    const { version, document, hash, createdAt } = next
    const [created] = await tx
      .insert(modelVersion)
      .values({ modelId: owner.id, version, document, hash, createdAt })
      .onConflictDoNothing()
      .returning()
    if (created) {
      await tx.insert(modelNode).values(next.nodes.map((node) => ({ ...node, modelVersionId: created.id })))
      return { ok: true, modelId: owner.id, modelVersionId: created.id, isNew: true }
    }
    const [there] = await tx
      .select()
      .from(modelVersion)
      .where(and(eq(modelVersion.modelId, owner.id), eq(modelVersion.version, version)))
    if (there?.hash !== hash) return { ok: false, why: 'version-taken', detail: `${next.code} ${version}` }
    return { ok: true, modelId: owner.id, modelVersionId: there.id, isNew: false }
  })
}

/** The version that an edition is scored with: the one that was announced, else the one that was saved last. */
export async function findModelVersionFor(
  db: Db,
  edition: { id: number; modelId: number },
): Promise<ModelVersion | null> {
  const [announced] = await db
    .select({ modelVersion })
    .from(course)
    .innerJoin(modelVersion, eq(modelVersion.id, course.modelVersionId))
    .where(eq(course.editionId, edition.id))
  return announced?.modelVersion ?? findLatestModelVersion(db, edition.modelId)
}

export async function findModel(db: Db, festivalId: number, code: string): Promise<typeof model.$inferSelect | null> {
  const [found] = await db
    .select()
    .from(model)
    .where(and(eq(model.festivalId, festivalId), eq(model.code, code)))
  return found ?? null
}

/** Keeps everybody else from saving a version of a model until the transaction is over; reading goes on. */
export async function holdModel(tx: Db, modelId: number) {
  await tx.select({ id: model.id }).from(model).where(eq(model.id, modelId)).for('no key update')
}

/** The version that was saved last. */
export async function findLatestModelVersion(db: Db, modelId: number): Promise<ModelVersion | null> {
  const [found] = await db
    .select()
    .from(modelVersion)
    .where(eq(modelVersion.modelId, modelId))
    .orderBy(desc(modelVersion.id))
    .limit(1)
  return found ?? null
}

export async function listModelVersions(db: Db, modelId: number): Promise<ModelVersion[]> {
  return db.select().from(modelVersion).where(eq(modelVersion.modelId, modelId)).orderBy(asc(modelVersion.id))
}
