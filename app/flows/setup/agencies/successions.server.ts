import { foldPersian } from '../../../../db/fold-persian'
import type { Db } from '../../../../db/database'
import { holdCourse } from '../../../../db/queries/courses'
import { addNamesToFind, deleteParticipants } from '../../../../db/queries/organisation-changes'
import type { Edition } from '../../../../db/queries/festivals'
import { lockFestival } from '../../../../db/queries/sources'
import { createSuccessions, deleteSuccession, listSuccessions } from '../../../../db/queries/successions'
import type { FestivalEdition } from '../../../access/edition-context.server'
import { recordEvent } from '../../../audit/audit.server'
import { expectFound } from '../../../expect/expect-found'
import { reachOf } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'
import { retryWhileChanging } from '../../retry-while-changing.server'
import { finderOf } from '../find-named'
import { basisIn, findBasis } from './compare-agencies.server'
import { type Organisation, loadOrganisation } from './stored-organisation.server'
import { type PlannedSuccession, type SuccessionInput, type SuccessionProblem, planSuccession } from './succession-plan'

export type SaidSuccession =
  | { ok: true; rows: readonly PlannedSuccession[] }
  | { ok: false; why: 'not-allowed' }
  | { ok: false; why: 'problems'; problems: readonly SuccessionProblem[] }

/**
 * Says what became of agencies between the edition before and this one. Where they are gone, they can leave a draft in
 * the same step; spreadsheets that use a former name are understood from then on.
 */
export async function saySuccession(
  context: RequestContext,
  where: FestivalEdition,
  input: SuccessionInput & { leaves: boolean },
): Promise<SaidSuccession> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!mayChange(context, where)) return { ok: false, why: 'not-allowed' }
  return retryWhileChanging(async (): Promise<SaidSuccession | null> => {
    const basis = await findBasis(context, where)
    const organisation = await loadOrganisation(db, festival.id)
    const plan = planSuccession(finderOf(organisation.agencies), await listSuccessions(db, edition.id), input)
    if (!plan.ok) return { ok: false, why: 'problems', problems: plan.problems }
    return db.transaction(async (tx): Promise<SaidSuccession | null> => {
      const course = await holdCourse(tx, edition.id)
      await lockFestival(tx, festival.id)
      if ((await basisIn(tx, where, course)) !== basis) return null
      await writeSuccessions(tx, edition, organisation, plan.rows)
      await recordEvent(tx, viewer, {
        action: 'agency.change',
        at: now,
        festivalId: festival.id,
        editionId: edition.id,
        after: { successions: plan.rows },
      })
      const isGone = input.kind === 'merged' || input.kind === 'closed'
      const mayLeave = reachOf(viewer, 'participants.edit', { festivalId: festival.id, stage: course.state }) !== null
      if (isGone && input.leaves && mayLeave)
        await deleteParticipants(
          tx,
          edition.id,
          plan.rows.flatMap(({ agency }) => organisation.agencyIds.get(agency) ?? []),
        )
      return { ok: true, rows: plan.rows }
    })
  })
}

/** Stores what was planned; spreadsheets that use a former name, which nobody else has, are understood. */
export async function writeSuccessions(
  tx: Db,
  edition: Pick<Edition, 'id' | 'festivalId'>,
  { agencies, agencyIds }: Organisation,
  rows: readonly PlannedSuccession[],
) {
  const idOf = (code: string) => expectFound(agencyIds.get(code), `the agency ${code}`)
  await createSuccessions(
    tx,
    edition.id,
    rows.map(({ kind, agency, successor, former }) => ({
      kind,
      agencyId: idOf(agency),
      successorId: successor === null ? null : idOf(successor),
      formerTitleFa: former?.titleFa ?? null,
      formerTitleEn: former?.titleEn ?? null,
    })),
  )
  const taken = new Set(agencies.flatMap(({ names }) => [...names]))
  const names = rows.flatMap(({ agency, former }) => {
    const name = former && foldPersian(former.titleFa)
    return name && !taken.has(name) ? [{ agencyId: idOf(agency), name }] : []
  })
  if (names.length) await addNamesToFind(tx, edition.festivalId, names)
}

/** Takes back what was said of an agency; who left the edition with it stays out. False: it is said no more. */
export async function takeBackSuccession(
  context: RequestContext,
  where: FestivalEdition,
  id: number,
): Promise<boolean> {
  if (!mayChange(context, where)) return false
  return context.db.transaction(async (tx) => {
    await holdCourse(tx, where.edition.id)
    const said = (await listSuccessions(tx, where.edition.id)).find((item) => item.id === id)
    if (!said || !(await deleteSuccession(tx, where.edition.id, id))) return false
    const { kind, agency, successor, former } = said
    await recordEvent(tx, context.viewer, {
      action: 'agency.change',
      at: context.now,
      festivalId: where.festival.id,
      editionId: where.edition.id,
      before: { successions: [{ kind, agency: agency.code, successor: successor?.code ?? null, former }] },
    })
    return true
  })
}

const mayChange = ({ viewer }: Pick<RequestContext, 'viewer'>, { festival }: FestivalEdition) =>
  reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }) !== null
