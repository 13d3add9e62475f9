import { and, asc, eq, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../database'
import { agency, edition, succession } from '../schema'

export type SuccessionKind = (typeof succession.$inferSelect)['kind']
export type NewSuccession = Omit<typeof succession.$inferInsert, 'id' | 'editionId'>

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** What became of an agency, as of an edition. */
export interface Succession {
  id: number
  kind: SuccessionKind
  edition: Titled
  agency: Titled
  /** Where it went; null where it was renamed or closed. */
  successor: Titled | null
  /** What it was called; null where it was not renamed. */
  former: { titleFa: string; titleEn: string } | null
}

const successor = alias(agency, 'successor')

function select(db: Db) {
  return db
    .select({
      id: succession.id,
      kind: succession.kind,
      edition: { code: edition.code, titleFa: edition.titleFa, titleEn: edition.titleEn },
      agency: { code: agency.code, titleFa: agency.titleFa, titleEn: agency.titleEn },
      successor: { code: successor.code, titleFa: successor.titleFa, titleEn: successor.titleEn },
      former: { titleFa: succession.formerTitleFa, titleEn: succession.formerTitleEn },
    })
    .from(succession)
    .innerJoin(edition, eq(edition.id, succession.editionId))
    .innerJoin(agency, eq(agency.id, succession.agencyId))
    .leftJoin(successor, eq(successor.id, succession.successorId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof select>>[number]

const toSuccession = ({ former: { titleFa, titleEn }, ...row }: Row): Succession => ({
  ...row,
  former: titleFa === null || titleEn === null ? null : { titleFa, titleEn },
})

/** What became of agencies between the edition before and this one, in the order in which it was said. */
export async function listSuccessions(db: Db, editionId: number): Promise<Succession[]> {
  const found = await select(db).where(eq(succession.editionId, editionId)).orderBy(asc(succession.id))
  return found.map(toSuccession)
}

/** All that is said of one agency, as the one that changed or the one that others went into, oldest edition first. */
export async function listSuccessionsOf(db: Db, festivalId: number, code: string): Promise<Succession[]> {
  const found = await select(db)
    .where(and(eq(edition.festivalId, festivalId), or(eq(agency.code, code), eq(successor.code, code))))
    .orderBy(asc(edition.evaluatedFrom), asc(succession.id))
  return found.map(toSuccession)
}

export async function createSuccessions(tx: Db, editionId: number, rows: readonly NewSuccession[]) {
  if (rows.length) await tx.insert(succession).values(rows.map((row) => ({ ...row, editionId })))
}

/** Takes back what was said; false where it is said no more. */
export async function deleteSuccession(tx: Db, editionId: number, id: number): Promise<boolean> {
  const gone = await tx
    .delete(succession)
    .where(and(eq(succession.editionId, editionId), eq(succession.id, id)))
    .returning({ id: succession.id })
  return gone.length > 0
}
