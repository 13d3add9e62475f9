import { type SQL, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import {
  agencyGroup,
  agencyUpload,
  assignment,
  awardCategory,
  deadline,
  declaration,
  declaredMetric,
  edition,
  evaluation,
  mark,
  minutes,
  notice,
  objection,
  participant,
  publication,
  recusal,
  review,
  scoreJob,
  scoreRun,
  shortlist,
  submission,
  succession,
  transition,
  voteRule,
} from '../schema'

/**
 * What people or the arithmetic made of an edition, by the name of what it is. An edition with any of it can't be
 * deleted.
 */
const resting = {
  run: scoreRun,
  job: scoreJob,
  step: transition,
  declaration,
  submission,
  evaluation,
  objection,
  review,
  shortlist,
  recusal,
  'vote-rule': voteRule,
  mark,
  minutes,
  publication,
  assignment,
  notice,
} as const

/** What of an edition there is no edition without: it goes with it. */
const belonging = [succession, declaredMetric, awardCategory, deadline, participant, agencyGroup, agencyUpload] as const

/** Kinds of things that rest on an edition. */
export async function findWhatRests(db: Db, editionId: number): Promise<string[]> {
  const parts = Object.entries(resting).map(
    ([name, table]): SQL =>
      sql`select ${name}::text as name where exists (select from ${table} where ${table.editionId} = ${editionId})`,
  )
  // Without its uploads nobody could take back the values of a file.
  const values = sql`select 'values' as name where exists (
    select from agency_upload where edition_id = ${editionId} and kind = 'values' and pull_id is not null and taken_back_at is null)`
  const found = await rows<{ name: string }>(db, sql.join([...parts, values], sql` union all `))
  return found.map(({ name }) => name)
}

/** How much of each kind would go with an edition that is deleted. */
export async function countWhatGoes(db: Db, editionId: number): Promise<Record<GoingPart, number>> {
  const parts = Object.entries(going).map(
    ([name, table]): SQL =>
      sql`select ${name}::text as name, count(*)::int as n from ${table} where ${table.editionId} = ${editionId}`,
  )
  const found = await rows<{ name: GoingPart; n: number }>(db, sql.join(parts, sql` union all `))
  return Object.fromEntries(found.map(({ name, n }) => [name, n])) as Record<GoingPart, number>
}

const going = {
  groups: agencyGroup,
  participants: participant,
  categories: awardCategory,
  declared: declaredMetric,
  deadlines: deadline,
  uploads: agencyUpload,
} as const
export type GoingPart = keyof typeof going

/** Takes away a draft on which nothing rests; where something does, or it is no draft, the database refuses. */
export async function deleteEditionRows(tx: Db, editionId: number) {
  for (const table of belonging) await tx.delete(table).where(eq(table.editionId, editionId))
  await tx.execute(sql`select delete_draft_course(${editionId})`)
  await tx.delete(edition).where(eq(edition.id, editionId))
}
