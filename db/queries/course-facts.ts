import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { evaluationStands, latestSubmitted } from './declarations'
import { isPending } from './objections'

/** What the guards of an edition's course look at, counted at one moment. */
export interface CourseFacts {
  participants: number
  sourcesNeverPulled: number
  pullsRunning: number
  /** Declared values that no evaluator has judged. */
  declarationsOpen: number
  declarationsUntil: Date | null
  objectionsUntil: Date | null
  objections: number
  objectionsUnruled: number
  reviewsOpen: number
  /** Rulings with adjustments that no review has applied. */
  rulingsOpen: number
  categories: number
  shortlists: number
  /**
   * Whether the newest shortlist is closed, and a minute about it sealed; how many about it, later than the last sealed
   * one, are being signed.
   */
  isShortlistClosed: boolean
  isSealed: boolean
  minutesSigning: number
}

type Row = Omit<CourseFacts, 'declarationsUntil' | 'objectionsUntil'> & {
  declarationsUntil: string | null
  objectionsUntil: string | null
}

export async function findCourseFacts(
  db: Db,
  { editionId, festivalId }: { editionId: number; festivalId: number },
): Promise<CourseFacts> {
  const until = (kind: string) => sql`(select at from deadline where edition_id = ${editionId} and kind = ${kind})`
  const newest = sql`(select id from shortlist where edition_id = ${editionId} order by number desc limit 1)`
  const [found] = await rows<Row>(
    db,
    sql`
    select
      (select count(*)::int from participant where edition_id = ${editionId}) as participants,
      (select count(*)::int from source s where s.festival_id = ${festivalId} and not exists (select 1 from pull p where p.source_id = s.id and p.state = 'finished')
        and exists (select 1 from source_version v where v.source_id = s.id)) as "sourcesNeverPulled",
      (select count(*)::int from pull p join source s on s.id = p.source_id where s.festival_id = ${festivalId} and p.state = 'running') as "pullsRunning",
      (select count(*)::int from submitted_value v join declaration d on d.id = v.declaration_id where d.edition_id = ${editionId}
        and v.id = ${latestSubmitted(sql`d.id`)}
        and not exists (select 1 from evaluation e where e.submitted_value_id = v.id and ${evaluationStands(sql`e.id`)})) as "declarationsOpen",
      ${until('declarations')}::text as "declarationsUntil", ${until('objections')}::text as "objectionsUntil",
      (select count(*)::int from objection where edition_id = ${editionId}) as objections,
      (select count(*)::int from objection o where o.edition_id = ${editionId} and not exists (select 1 from ruling r where r.objection_id = o.id and not exists (select 1 from ruling_withdrawal w where w.ruling_id = r.id))) as "objectionsUnruled",
      (select count(*)::int from review where edition_id = ${editionId} and state = 'open') as "reviewsOpen",
      (select count(distinct r.id)::int from ruling r join objection o on o.id = r.objection_id join adjustment a on a.ruling_id = r.id
        where o.edition_id = ${editionId} and ${isPending(sql`r.id`)}) as "rulingsOpen",
      (select count(*)::int from award_category where edition_id = ${editionId}) as categories,
      (select count(*)::int from shortlist where edition_id = ${editionId}) as shortlists,
      coalesce((select closed_at is not null from shortlist where id = ${newest}), false) as "isShortlistClosed",
      exists (select 1 from minutes where shortlist_id = ${newest} and state = 'sealed') as "isSealed",
      (select count(*)::int from minutes where shortlist_id = ${newest} and state = 'signing'
        and number > coalesce((select max(number) from minutes where shortlist_id = ${newest} and state = 'sealed'), 0)) as "minutesSigning"`,
  )
  if (!found) throw new Error(`The facts of edition ${editionId} could not be counted`)
  return {
    ...found,
    declarationsUntil: toDate(found.declarationsUntil),
    objectionsUntil: toDate(found.objectionsUntil),
  }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
