import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { agency, mark } from '../schema'

export type MarkRow = Omit<typeof mark.$inferSelect, 'editionId'> & {
  agency: string
  agencyFa: string
  agencyEn: string
}

export async function listMarks(db: Db, editionId: number): Promise<MarkRow[]> {
  return db
    .select({
      judgeId: mark.judgeId,
      agencyId: mark.agencyId,
      criterion: mark.criterion,
      mark: mark.mark,
      remark: mark.remark,
      at: mark.at,
      agency: agency.code,
      agencyFa: agency.titleFa,
      agencyEn: agency.titleEn,
    })
    .from(mark)
    .innerJoin(agency, eq(agency.id, mark.agencyId))
    .where(eq(mark.editionId, editionId))
    .orderBy(sql`${agency.code} collate "C"`, asc(mark.judgeId), asc(mark.criterion))
}

export async function listOwnMarks(
  db: Db,
  editionId: number,
  judgeId: string,
  agencyId: number,
): Promise<Pick<MarkRow, 'criterion' | 'mark' | 'remark'>[]> {
  return db
    .select({ criterion: mark.criterion, mark: mark.mark, remark: mark.remark })
    .from(mark)
    .where(and(eq(mark.editionId, editionId), eq(mark.judgeId, judgeId), eq(mark.agencyId, agencyId)))
}

/** A second mark of a judge under a criterion takes the place of the first. */
export async function saveMarks(db: Db, rows: readonly (typeof mark.$inferInsert)[]) {
  if (!rows.length) return
  await db
    .insert(mark)
    .values([...rows])
    .onConflictDoUpdate({
      target: [mark.editionId, mark.judgeId, mark.agencyId, mark.criterion],
      set: { mark: sql`excluded.mark`, remark: sql`excluded.remark`, at: sql`excluded.at` },
    })
}
