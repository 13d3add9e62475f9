import { getTableName, inArray, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './database'
import { rows } from './rows'
import * as schema from './schema'

/** Rows of these are added and read, and nothing else is ever done with them. */
export const appendedTables: readonly PgTable[] = [
  schema.auditEvent,
  schema.auditCheckpoint,
  schema.transition,
  schema.agencyAttributes,
  schema.sourceVersion,
  schema.body,
  schema.pullPage,
  schema.quarantine,
  schema.observation,
  schema.modelVersion,
  schema.modelNode,
  schema.scoreRun,
  schema.result,
  schema.rank,
  schema.score,
  schema.storedFile,
  schema.submission,
  schema.submittedValue,
  schema.submittedValueWithdrawal,
  schema.evaluation,
  schema.evaluationWithdrawal,
  schema.objection,
  schema.objectionFile,
  schema.ruling,
  schema.rulingWithdrawal,
  schema.adjustment,
  schema.reviewRuling,
  schema.recusal,
  schema.vote,
  schema.publication,
  schema.publicationFile,
]

/** Rows of these go on (a round closes, minutes are sealed), and none of them is ever taken away. */
export const keptTables: readonly PgTable[] = [
  schema.auditHead,
  schema.course,
  schema.source,
  schema.pull,
  schema.scoreJob,
  schema.declaration,
  schema.review,
  schema.shortlist,
  schema.shortlistEntry,
  schema.deviation,
  schema.fallOut,
  schema.voteRule,
  schema.voteRound,
  schema.roundTally,
  schema.mark,
  schema.minutes,
]

/**
 * Gives a role what the application does with each table, and takes away what it had beyond that. Asked by the owner of
 * the tables. Rights and no triggers: a distributed PostgreSQL has none.
 */
export async function grantToApplication(owner: Db, role: string) {
  const all = Object.values(schema).flatMap((item): PgTable[] => (is(item, PgTable) ? [item] : []))
  const others = all.filter((table) => !appendedTables.includes(table) && !keptTables.includes(table))
  const to = sql.identifier(role)
  await owner.transaction(async (tx) => {
    await tx.execute(sql`revoke all on ${listed(all)} from public, ${to}`)
    await tx.execute(sql`grant select, insert on ${listed(appendedTables)} to ${to}`)
    await tx.execute(sql`grant select, insert, update on ${listed(keptTables)} to ${to}`)
    await tx.execute(sql`grant select, insert, update, delete on ${listed(others)} to ${to}`)
    // The only way to take a row of a kept table away: the course of a draft that never made a step.
    await tx.execute(sql`grant execute on function delete_draft_course(integer) to ${to}`)
    // Ids that are reserved before their row is stored.
    await tx.execute(sql`grant usage on all sequences in schema public to ${to}`)
    // Read at a start, to tell whether the tables are those of this program.
    await tx.execute(sql`grant usage on schema drizzle to ${to}`)
    await tx.execute(sql`grant select on drizzle.__drizzle_migrations to ${to}`)
  })
}

const listed = (tables: readonly PgTable[]) =>
  sql.join(
    tables.map((table) => sql`${table}`),
    sql`, `,
  )

/**
 * The append-only tables whose rows the role of this connection could change or drop all the same: it owns them, or was
 * given more.
 */
export async function listChangeable(db: Db): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`
    select t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'public' and ${inArray(
      sql`t.relname`,
      appendedTables.map((table) => getTableName(table)),
    )}
      and (pg_has_role(t.relowner, 'member') or pg_has_role(n.nspowner, 'member')
        or has_table_privilege(t.oid, 'update, delete, truncate, trigger') or has_any_column_privilege(t.oid, 'update'))
    order by 1`,
  )
  return found.map(({ name }) => name)
}

/** Whose tables these are to change: `nobody` where there are none yet, and the role of this connection makes them. */
export async function findOwner(db: Db): Promise<'nobody' | 'self' | 'another'> {
  const [table] = await rows<{ isOwn: boolean }>(
    db,
    sql`select pg_has_role(relowner, 'member') as "isOwn" from pg_class where oid = to_regclass('public.audit_event')`,
  )
  if (!table) return 'nobody'
  return table.isOwn ? 'self' : 'another'
}

export async function findCurrentRole(db: Db): Promise<string> {
  const [found] = await rows<{ role: string }>(db, sql`select current_user as role`)
  if (!found) throw new Error('The database does not say as whom we are connected')
  return found.role
}
