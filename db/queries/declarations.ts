import { type SQL, and, asc, count, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import type { Db } from '../database'
import {
  agency,
  declaration,
  declarationFile,
  declaredMetric,
  evaluation,
  evaluationWithdrawal,
  metric,
  participant,
  storedFile,
  submission,
  submittedValue,
  submittedValueWithdrawal,
  user,
} from '../schema'
import { type Scope, withinScope } from './scope'
import { onlyRow } from '../only-row'

export type Declaration = typeof declaration.$inferSelect
type SubmittedValue = typeof submittedValue.$inferSelect
export type Evaluation = typeof evaluation.$inferSelect

export async function createDeclaredMetrics(db: Db, rows: readonly (typeof declaredMetric.$inferInsert)[]) {
  if (rows.length) await db.insert(declaredMetric).values([...rows])
}

/**
 * Takes away all that agencies are asked to declare in an edition; the database refuses it for what somebody has
 * declared.
 */
export async function deleteDeclaredMetrics(tx: Db, editionId: number) {
  await tx.delete(declaredMetric).where(eq(declaredMetric.editionId, editionId))
}

/** What agencies declare in an edition, in the order in which they are asked. */
export async function listDeclaredMetrics(db: Db, editionId: number) {
  return db
    .select({ declared: declaredMetric, metric })
    .from(declaredMetric)
    .innerJoin(metric, eq(metric.id, declaredMetric.metricId))
    .where(eq(declaredMetric.editionId, editionId))
    .orderBy(asc(declaredMetric.position))
}

export interface DeclarationRow {
  declaration: Declaration
  metric: { id: number; code: string; titleFa: string; titleEn: string; unit: string }
  agency: { id: number; code: string; titleFa: string; titleEn: string }
  updatedBy: string
  /** What was submitted last; null before the first time. */
  submitted:
    | (Pick<SubmittedValue, 'id' | 'status' | 'value' | 'note' | 'observationId'> & {
        number: number
        at: Date
        isLate: boolean
      })
    | null
  /** What was said of it. Its author is not among these: agencies are told the role. */
  evaluation: Pick<Evaluation, 'id' | 'verdict' | 'value' | 'reason' | 'at'> | null
}

/**
 * Declarations of an edition within a scope; of an evaluator's scope only those of the metrics given. By agency and
 * position.
 */
export async function listDeclarations(
  db: Db,
  editionId: number,
  scope: Scope,
  metricIds?: readonly number[],
): Promise<DeclarationRow[]> {
  if (metricIds?.length === 0) return []
  const latest = sql`${submittedValue.id} = ${latestSubmitted(sql`${declaration.id}`)}`
  const rows = await db
    .select({
      declaration,
      metric: { id: metric.id, code: metric.code, titleFa: metric.titleFa, titleEn: metric.titleEn, unit: metric.unit },
      agency: { id: agency.id, code: agency.code, titleFa: agency.titleFa, titleEn: agency.titleEn },
      updatedBy: user.name,
      value: submittedValue,
      submission,
      evaluation,
    })
    .from(declaration)
    .innerJoin(
      declaredMetric,
      and(eq(declaredMetric.editionId, declaration.editionId), eq(declaredMetric.metricId, declaration.metricId)),
    )
    .innerJoin(metric, eq(metric.id, declaration.metricId))
    .innerJoin(agency, eq(agency.id, declaration.agencyId))
    .innerJoin(user, eq(user.id, declaration.updatedBy))
    .leftJoin(submittedValue, latest)
    .leftJoin(submission, eq(submission.id, submittedValue.submissionId))
    .leftJoin(
      evaluation,
      and(eq(evaluation.submittedValueId, submittedValue.id), evaluationStands(sql`${evaluation.id}`)),
    )
    .where(
      and(
        eq(declaration.editionId, editionId),
        sql`exists (select 1 from agency a where a.id = ${declaration.agencyId} and ${withinScope(scope)})`,
        metricIds ? inArray(declaration.metricId, [...metricIds]) : undefined,
      ),
    )
    .orderBy(sql`${agency.code} collate "C"`, asc(declaredMetric.position))
  return rows.map(({ value, submission: sent, evaluation: said, ...row }) => ({
    ...row,
    submitted: value &&
      sent && {
        id: value.id,
        status: value.status,
        value: value.value,
        note: value.note,
        observationId: value.observationId,
        number: sent.number,
        at: sent.at,
        isLate: sent.isLate,
      },
    evaluation: said && { id: said.id, verdict: said.verdict, value: said.value, reason: said.reason, at: said.at },
  }))
}

/** How many submitted values of these metrics nobody has judged, within a scope. */
export async function countUnjudged(
  db: Db,
  editionId: number,
  scope: Scope,
  metricIds: readonly number[],
): Promise<number> {
  if (!metricIds.length) return 0
  const counted = onlyRow(
    await db
      .select({ n: count() })
      .from(declaration)
      .innerJoin(submittedValue, sql`${submittedValue.id} = ${latestSubmitted(sql`${declaration.id}`)}`)
      .leftJoin(
        evaluation,
        and(eq(evaluation.submittedValueId, submittedValue.id), evaluationStands(sql`${evaluation.id}`)),
      )
      .where(
        and(
          eq(declaration.editionId, editionId),
          inArray(declaration.metricId, [...metricIds]),
          isNull(evaluation.id),
          sql`exists (select 1 from agency a where a.id = ${declaration.agencyId} and ${withinScope(scope)})`,
        ),
      ),
  )
  return counted.n
}

/** The files of some declarations, oldest first. */
export async function listDeclarationFiles(
  db: Db,
  declarationIds: readonly number[],
): Promise<{ declarationId: number; id: number; name: string; bytes: number; sha256: string }[]> {
  if (!declarationIds.length) return []
  return db
    .select({
      declarationId: declarationFile.declarationId,
      id: storedFile.id,
      name: storedFile.name,
      bytes: storedFile.bytes,
      sha256: storedFile.sha256,
    })
    .from(declarationFile)
    .innerJoin(storedFile, eq(storedFile.id, declarationFile.fileId))
    .where(inArray(declarationFile.declarationId, [...declarationIds]))
    .orderBy(asc(storedFile.id))
}

export async function isParticipant(db: Db, editionId: number, agencyId: number): Promise<boolean> {
  const [found] = await db
    .select({ agencyId: participant.agencyId })
    .from(participant)
    .where(and(eq(participant.editionId, editionId), eq(participant.agencyId, agencyId)))
  return found !== undefined
}

/** Writes a value down over the version that its writer saw (0: none yet). Null where somebody else was faster. */
export async function saveDeclaration(
  tx: Db,
  values: Omit<typeof declaration.$inferInsert, 'version'>,
  version: number,
): Promise<Declaration | null> {
  const { editionId, agencyId, metricId, status, value, note, updatedBy, updatedAt } = values
  if (version === 0) {
    const [created] = await tx
      .insert(declaration)
      .values({ ...values, version: 1 })
      .onConflictDoNothing()
      .returning()
    return created ?? null
  }
  const [saved] = await tx
    .update(declaration)
    .set({ status, value, note, updatedBy, updatedAt, version: version + 1 })
    .where(
      and(
        eq(declaration.editionId, editionId),
        eq(declaration.agencyId, agencyId),
        eq(declaration.metricId, metricId),
        eq(declaration.version, version),
      ),
    )
    .returning()
  return saved ?? null
}

/** A file more or less is another version of a declaration. */
export async function attachDeclarationFile(tx: Db, declarationId: number, fileId: number) {
  await tx.insert(declarationFile).values({ declarationId, fileId })
}

export async function detachDeclarationFile(tx: Db, declarationId: number, fileId: number): Promise<boolean> {
  const gone = await tx
    .delete(declarationFile)
    .where(and(eq(declarationFile.declarationId, declarationId), eq(declarationFile.fileId, fileId)))
    .returning({ fileId: declarationFile.fileId })
  if (gone.length)
    await tx
      .update(declaration)
      .set({ version: sql`${declaration.version} + 1` })
      .where(eq(declaration.id, declarationId))
  return gone.length > 0
}

/**
 * Keeps a submission with its values; its number is the agency's next one. Inside a transaction that holds the course.
 */
export async function createSubmission(
  tx: Db,
  item: Omit<typeof submission.$inferInsert, 'number'>,
  values: readonly Omit<typeof submittedValue.$inferInsert, 'submissionId'>[],
): Promise<typeof submission.$inferSelect> {
  const [last] = await tx
    .select({ number: max(submission.number) })
    .from(submission)
    .where(and(eq(submission.editionId, item.editionId), eq(submission.agencyId, item.agencyId)))
  const [created] = await tx
    .insert(submission)
    .values({ ...item, number: (last?.number ?? 0) + 1 })
    .returning()
  if (!created) throw new Error(`The submission of agency ${item.agencyId} could not be stored`)
  await tx.insert(submittedValue).values(values.map((value) => ({ ...value, submissionId: created.id })))
  return created
}

/** The caller holds the course, and has seen that nothing said of the value stands. */
export async function createEvaluation(tx: Db, values: typeof evaluation.$inferInsert): Promise<Evaluation> {
  const [created] = await tx.insert(evaluation).values(values).returning()
  if (!created) throw new Error(`The value ${values.submittedValueId} could not be evaluated`)
  return created
}

/** Takes back what was said of a value. The caller holds the course, and has seen that it stands. */
export async function withdrawEvaluation(tx: Db, values: typeof evaluationWithdrawal.$inferInsert) {
  await tx.insert(evaluationWithdrawal).values(values)
}

/** Takes back submitted values: their declarations are open again. The caller holds the course. */
export async function withdrawSubmitted(tx: Db, values: readonly (typeof submittedValueWithdrawal.$inferInsert)[]) {
  if (values.length) await tx.insert(submittedValueWithdrawal).values([...values])
}

/** The newest submitted value of a declaration that its agency has not taken back. */
export const latestSubmitted = (
  declarationId: SQL,
) => sql`(select max(s.id) from submitted_value s where s.declaration_id = ${declarationId}
  and not exists (select 1 from submitted_value_withdrawal w where w.submitted_value_id = s.id))`

/** A condition on an evaluation: its evaluator has not taken it back. */
export const evaluationStands = (evaluationId: SQL) =>
  sql`not exists (select 1 from evaluation_withdrawal w where w.evaluation_id = ${evaluationId})`

/** How far an agency is with what it declares. */
export interface DeclarationProgress {
  agency: { id: number; code: string; titleFa: string; titleEn: string }
  written: number
  submitted: number
  unjudged: number
  returned: number
  at: Date | null
  /** Whether the first submission or any later one came after the deadline. */
  isLate: boolean
}

/** Every participant of an edition within a scope, those that have written nothing too. */
export async function listDeclarationProgress(db: Db, editionId: number, scope: Scope): Promise<DeclarationProgress[]> {
  const rows = await db
    .select({
      agency: { id: agency.id, code: agency.code, titleFa: agency.titleFa, titleEn: agency.titleEn },
      written: sql<number>`count(distinct ${declaration.id})::int`,
      submitted: sql<number>`count(distinct ${submittedValue.id})::int`,
      unjudged: sql<number>`(count(distinct ${submittedValue.id}) filter (where ${evaluation.id} is null))::int`,
      returned: sql<number>`(count(distinct ${submittedValue.id}) filter (where ${evaluation.verdict} = 'refused'))::int`,
      at: sql<
        string | null
      >`(select max(s.at)::text from submission s where s.edition_id = ${editionId} and s.agency_id = ${agency.id})`,
      isLate: sql<boolean>`exists (select 1 from submission s where s.edition_id = ${editionId} and s.agency_id = ${agency.id} and s.is_late)`,
    })
    .from(participant)
    .innerJoin(agency, eq(agency.id, participant.agencyId))
    .leftJoin(declaration, and(eq(declaration.agencyId, agency.id), eq(declaration.editionId, editionId)))
    .leftJoin(submittedValue, sql`${submittedValue.id} = ${latestSubmitted(sql`${declaration.id}`)}`)
    .leftJoin(
      evaluation,
      and(eq(evaluation.submittedValueId, submittedValue.id), evaluationStands(sql`${evaluation.id}`)),
    )
    .where(
      and(
        eq(participant.editionId, editionId),
        sql`exists (select 1 from agency a where a.id = ${agency.id} and ${withinScope(scope)})`,
      ),
    )
    .groupBy(agency.id)
    .orderBy(sql`${agency.code} collate "C"`)
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }))
}
