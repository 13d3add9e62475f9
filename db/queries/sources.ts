import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { pull, source, sourceVersion } from '../schema'

export type Source = typeof source.$inferSelect
export type SourceVersion = typeof sourceVersion.$inferSelect
export type Pull = typeof pull.$inferSelect

export interface SourceWithState {
  source: Source
  version: SourceVersion
  lastPull: Pull | null
}

/** Every source with the version that counts now and its newest pull. */
export async function listSources(db: Db, festivalId: number): Promise<SourceWithState[]> {
  const sources = await db.select().from(source).where(eq(source.festivalId, festivalId)).orderBy(asc(source.id))
  const withState = []
  for (const row of sources) {
    const [version] = await listSourceVersions(db, row.id, 1)
    const [lastPull] = await listPulls(db, row.id, 1)
    if (version) withState.push({ source: row, version, lastPull: lastPull ?? null })
  }
  return withState
}

/** Every source with the version that counts now, in one question. */
export async function listSourceDefinitions(
  db: Db,
  festivalId: number,
): Promise<{ source: Source; document: unknown }[]> {
  return db
    .selectDistinctOn([source.id], { source, document: sourceVersion.document })
    .from(source)
    .innerJoin(sourceVersion, eq(sourceVersion.sourceId, source.id))
    .where(eq(source.festivalId, festivalId))
    .orderBy(asc(source.id), desc(sourceVersion.version))
}

/** The definitions that count now, of all festivals. */
export async function listAllDefinitions(db: Db): Promise<{ document: unknown }[]> {
  return db
    .selectDistinctOn([sourceVersion.sourceId], { document: sourceVersion.document })
    .from(sourceVersion)
    .orderBy(asc(sourceVersion.sourceId), desc(sourceVersion.version))
}

export async function findSource(db: Db, festivalId: number, code: string): Promise<Source | null> {
  const [found] = await db
    .select()
    .from(source)
    .where(and(eq(source.festivalId, festivalId), eq(source.code, code)))
  return found ?? null
}

/** Newest first. */
export async function listSourceVersions(db: Db, sourceId: number, limit = 50): Promise<SourceVersion[]> {
  return db
    .select()
    .from(sourceVersion)
    .where(eq(sourceVersion.sourceId, sourceId))
    .orderBy(desc(sourceVersion.version))
    .limit(limit)
}

export async function findSourceVersion(db: Db, id: number): Promise<SourceVersion | null> {
  const [found] = await db.select().from(sourceVersion).where(eq(sourceVersion.id, id))
  return found ?? null
}

/** Newest first. */
export async function listPulls(db: Db, sourceId: number, limit = 50): Promise<Pull[]> {
  return db.select().from(pull).where(eq(pull.sourceId, sourceId)).orderBy(desc(pull.id)).limit(limit)
}

export interface NewSourceVersion {
  festivalId: number
  code: string
  titleFa: string
  titleEn: string
  kind: Source['kind']
  isDemo: boolean
  isDecisive?: boolean
  document: unknown
  hash: string
  createdAt: Date
}

/** Saving the same definition again changes nothing; another one becomes the next version. */
export async function saveSourceVersion(
  db: Db,
  next: NewSourceVersion,
): Promise<{ sourceId: number; sourceVersionId: number; version: number; isNew: boolean }> {
  const { document, hash, createdAt, ...own } = next
  return db.transaction(async (tx) => {
    const { titleFa, titleEn, kind, isDemo, isDecisive = false } = own
    const [saved] = await tx
      .insert(source)
      .values(own)
      .onConflictDoUpdate({
        target: [source.festivalId, source.code],
        set: { titleFa, titleEn, kind, isDemo, isDecisive },
      })
      .returning({ id: source.id })
    if (!saved) throw new Error(`The source ${next.code} could not be stored`)
    const [latest] = await listSourceVersions(tx, saved.id, 1)
    if (latest?.hash === hash)
      return { sourceId: saved.id, sourceVersionId: latest.id, version: latest.version, isNew: false }
    const version = (latest?.version ?? 0) + 1
    const [created] = await tx
      .insert(sourceVersion)
      .values({ sourceId: saved.id, version, document, hash, createdAt })
      .returning({ id: sourceVersion.id })
    if (!created) throw new Error(`The definition of ${next.code} could not be stored`)
    return { sourceId: saved.id, sourceVersionId: created.id, version, isNew: true }
  })
}

export interface SourceName {
  code: string
  titleFa: string
  titleEn: string
}

export interface MetricOwners {
  /** Its code. */
  metric: string
  /** The first that was made comes first. */
  sources: SourceName[]
  /** One of them speaks of single services: no other source can give values of the same agencies beside it. */
  isByService: boolean
}

/** Metrics that a festival's current definitions write, each with the sources that do. */
export async function listMetricOwners(db: Db, festivalId: number): Promise<MetricOwners[]> {
  const owners = new Map<string, MetricOwners>()
  for (const {
    source: { code, titleFa, titleEn },
    document,
  } of await listSourceDefinitions(db, festivalId)) {
    const mapping = mappingOf(document)
    const isByService = mapping !== null && 'service' in mapping && typeof mapping.service === 'string'
    for (const metric of metricsNamedBy(mapping)) {
      const owner = owners.get(metric) ?? { metric, sources: [], isByService: false }
      owner.sources.push({ code, titleFa, titleEn })
      owner.isByService ||= isByService
      owners.set(metric, owner)
    }
  }
  return [...owners.values()]
}

const mappingOf = (document: unknown): object | null =>
  typeof document === 'object' && document !== null && 'mapping' in document && typeof document.mapping === 'object'
    ? document.mapping
    : null

function metricsNamedBy(mapping: object | null): string[] {
  const metrics = mapping && 'metrics' in mapping ? mapping.metrics : null
  if (!Array.isArray(metrics)) return []
  return metrics.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'metric' in entry && typeof entry.metric === 'string'
      ? [entry.metric]
      : [],
  )
}

/**
 * Puts the recordings and the as-of moments of a festival in one order. Inside a transaction, for as long as it takes
 * to choose a moment and to write what goes with it; nothing is computed under this lock. `no key`: rows that point at
 * the festival can be inserted meanwhile.
 */
export async function lockFestival(tx: Db, festivalId: number) {
  await tx.execute(sql`select id from festival where id = ${festivalId} for no key update`)
}
