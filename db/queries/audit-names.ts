import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import {
  agency,
  agencyGroup,
  apiKey,
  awardCategory,
  county,
  deviation,
  edition,
  fallOut,
  festival,
  metric,
  objection,
  shortlist,
  submission,
  user,
  voteRound,
} from '../schema'

export const namedKinds = [
  'person',
  'agency',
  'festival',
  'edition',
  'county',
  'group',
  'category',
  'metric',
  'objection',
  'submission',
  'key',
  'round',
  'deviation',
  'fall-out',
  'shortlist',
] as const
export type NamedKind = (typeof namedKinds)[number]

export interface Named {
  kind: NamedKind
  /** The id as a text. */
  id: string
  titleFa: string
  titleEn: string
}

/** What things of the log are called now, by kind and id, in one statement. What is not there any more has no row. */
export async function findNames(
  db: Db,
  wanted: Readonly<Partial<Record<NamedKind, readonly string[]>>>,
): Promise<Named[]> {
  const parts = namedKinds.flatMap((kind) => {
    const ids = wanted[kind] ?? []
    return ids.length
      ? [
          sql`select ${kind} as kind, ${selections[kind]} and ${idOf[kind]}::text in (${sql.join(
            ids.map((id) => sql`${id}`),
            sql`, `,
          )})`,
        ]
      : []
  })
  return parts.length ? rows<Named & Record<string, unknown>>(db, sql.join(parts, sql` union all `)) : []
}

const idOf: Record<NamedKind, SQL> = {
  person: sql`${user.id}`,
  agency: sql`${agency.id}`,
  festival: sql`${festival.id}`,
  edition: sql`${edition.id}`,
  county: sql`${county.id}`,
  group: sql`${agencyGroup.id}`,
  category: sql`${awardCategory.id}`,
  metric: sql`${metric.id}`,
  objection: sql`${objection.id}`,
  submission: sql`${submission.id}`,
  key: sql`${apiKey.id}`,
  round: sql`${voteRound.id}`,
  deviation: sql`${deviation.id}`,
  'fall-out': sql`${fallOut.id}`,
  shortlist: sql`${shortlist.id}`,
}

const columns = (kind: NamedKind, fa: SQL, en: SQL, from: SQL) =>
  sql`${idOf[kind]}::text as id, ${fa} as "titleFa", ${en} as "titleEn" from ${from}`
const titled = (
  kind: NamedKind,
  table:
    | typeof agency
    | typeof festival
    | typeof edition
    | typeof county
    | typeof agencyGroup
    | typeof awardCategory
    | typeof metric,
) => sql`${columns(kind, sql`${table.titleFa}`, sql`${table.titleEn}`, sql`${table}`)} where true`
const ofAgency = (kind: NamedKind, table: typeof objection | typeof submission | typeof fallOut, more: SQL) =>
  sql`${columns(kind, sql`${agency.titleFa} || ${more}`, sql`${agency.titleEn} || ${more}`, sql`${table} join ${agency} on ${agency.id} = ${table.agencyId}`)} where true`
const numbered = (kind: NamedKind, number: SQL, from: SQL) =>
  sql`${columns(kind, sql`${number}::text`, sql`${number}::text`, from)} where true`

const selections: Record<NamedKind, SQL> = {
  person: sql`${columns('person', sql`${user.name}`, sql`${user.name}`, sql`${user}`)} where true`,
  agency: titled('agency', agency),
  festival: titled('festival', festival),
  edition: titled('edition', edition),
  county: titled('county', county),
  group: titled('group', agencyGroup),
  category: titled('category', awardCategory),
  metric: titled('metric', metric),
  objection: ofAgency('objection', objection, sql`' · ' || ${objection.indicatorCode}`),
  submission: ofAgency('submission', submission, sql`' · ' || ${submission.number}::text`),
  'fall-out': ofAgency('fall-out', fallOut, sql`''`),
  key: sql`${columns('key', sql`${apiKey.name} || ' · ' || ${user.name}`, sql`${apiKey.name} || ' · ' || ${user.name}`, sql`${apiKey} join ${user} on ${user.id} = ${apiKey.userId}`)} where true`,
  round: numbered('round', sql`${voteRound.number}`, sql`${voteRound}`),
  shortlist: numbered('shortlist', sql`${shortlist.number}`, sql`${shortlist}`),
  deviation: sql`${columns('deviation', sql`${awardCategory.titleFa}`, sql`${awardCategory.titleEn}`, sql`${deviation} join ${awardCategory} on ${awardCategory.id} = ${deviation.categoryId}`)} where true`,
}
