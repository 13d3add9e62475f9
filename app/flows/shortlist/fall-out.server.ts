import type { Transaction } from '../../../db/database'
import { listCategories } from '../../../db/queries/award-categories'
import { listGroups } from '../../../db/queries/editions'
import {
  type EntryRow,
  type FallOutRow,
  type FullShortlist,
  createFallOut,
  createShortlist,
  findShortlist,
  undoFallOutRow,
} from '../../../db/queries/shortlists'
import type { RequestContext } from '../../policy/request-context'
import { arrangeEntries, listAwards, listPools } from './arrange-entries.server'
import {
  type AwardContext,
  type Refused,
  changeInCourse,
  changeShortlist,
  record,
  refused,
} from './change-shortlist.server'
import { type Proposal, proposalOf } from '../../documents/shortlist-document'
import { expectFound } from '../../expect/expect-found'

export type FallOutKind = FallOutRow['kind']

export interface FallOutInput {
  /** The entry whose agency falls out. */
  entryId: number
  kind: FallOutKind
  reason: string
}

export type FellOut =
  | { ok: true; number: number }
  | Refused<'not-now' | 'no-shortlist' | 'nobody' | 'round-open' | 'deviation-open' | 'not-listed' | 'no-reason'>

/**
 * A winner can't have the award after all. Who declined gives one award up; who was disqualified, or is an agency no
 * more, all of them. The next in line moves up. A list that is closed stays as it is: another one takes it further, on
 * which what was decided stands and only who moved up is voted on.
 */
export async function letFallOut(
  context: RequestContext,
  awardContext: AwardContext,
  { entryId, kind, reason }: FallOutInput,
): Promise<FellOut> {
  return changeInCourse(context, awardContext, 'shortlist.propose', async (tx): Promise<FellOut> => {
    const userId = context.viewer.user?.id
    if (!userId) return refused('nobody')
    if (!reason.trim()) return refused('no-reason')
    const full = await findShortlist(tx, awardContext.edition.id)
    if (!full) return refused('no-shortlist')
    if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
    const award = listAwards(full).find(({ entry }) => entry.id === entryId)
    if (!award) return refused('not-listed', String(entryId))
    const list = full.shortlist.closedAt ? await amend(tx, context, awardContext, full) : full.shortlist
    const { agencyId, categoryId, groupId } = award.entry
    const slot = kind === 'declined' ? { categoryId, groupId } : { categoryId: null, groupId: null }
    const id = await createFallOut(tx, {
      shortlistId: list.id,
      agencyId,
      kind,
      ...slot,
      reason,
      userId,
      at: context.now,
    })
    await arrangeEntries(tx, awardContext, list.number)
    await record(tx, context, awardContext, 'award.fallOut', {
      subject: `fall-out:${id}`,
      after: { agency: award.agency, kind, category: kind === 'declined' ? award.category : null, list: list.number },
      reason,
    })
    return { ok: true, number: list.number }
  })
}

export type UndoneFallOut =
  { ok: true } | Refused<'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'round-open' | 'not-in-force' | 'no-reason'>

/** Until the list is closed. */
export async function undoFallOut(
  context: RequestContext,
  awardContext: AwardContext,
  { id, reason }: { id: number; reason: string },
): Promise<UndoneFallOut> {
  return changeShortlist(
    context,
    awardContext,
    'shortlist.propose',
    async ({ tx, shortlist, record: tell }): Promise<UndoneFallOut> => {
      const undoneBy = context.viewer.user?.id
      if (!undoneBy) return refused('nobody')
      if (!reason.trim()) return refused('no-reason')
      const full = await findShortlist(tx, awardContext.edition.id, shortlist.number)
      if (full?.rounds.some((round) => !round.closedAt)) return refused('round-open')
      if (!(await undoFallOutRow(tx, shortlist.id, id, { undoneBy, undoneAt: context.now, undoReason: reason })))
        return refused('not-in-force', String(id))
      await arrangeEntries(tx, awardContext, shortlist.number)
      await tell('award.fallOutUndo', { subject: `fall-out:${id}`, reason })
      return { ok: true }
    },
  )
}

/** A list that begins with the awards of a closed one, all decided, out of the same run. */
async function amend(
  tx: Transaction,
  context: RequestContext,
  { festival, edition }: AwardContext,
  closed: FullShortlist,
) {
  const { shortlist } = closed
  const before = proposalOf(shortlist)
  const awards = listAwards(closed).map(({ entry }) => entry)
  const proposal = { ...before, outcomes: carryOver(before, closed, awards) }
  const [categories, groups] = [await listCategories(tx, edition.id), await listGroups(tx, edition.id)]
  const row = {
    editionId: edition.id,
    number: shortlist.number + 1,
    runId: shortlist.runId,
    document: { proposal },
    createdAt: context.now,
    amends: shortlist.number,
  }
  const created = await createShortlist(
    tx,
    row,
    awards.map(({ category, group, agencyId, place, value }) => ({
      categoryId: expectFound(
        categories.find((item) => item.code === category),
        `the award ${category}`,
      ).id,
      groupId:
        group === null
          ? null
          : expectFound(
              groups.find((item) => item.code === group),
              `the group ${group}`,
            ).id,
      agencyId,
      place,
      value,
      state: 'proposed' as const,
      isSettled: true,
    })),
  )
  await record(tx, context, { festival, edition }, 'shortlist.amend', {
    subject: `shortlist:${created.id}`,
    after: { number: created.number, amends: shortlist.number },
  })
  return created
}

/**
 * The winners are who stood on the closed list. Whom judges took off it or voted down is not next in line on this one.
 */
function carryOver(
  before: Proposal,
  { entries, deviations }: FullShortlist,
  awards: readonly EntryRow[],
): Proposal['outcomes'] {
  const pools = listPools(before)
  return before.outcomes.map((outcome) => ({
    ...outcome,
    pools: outcome.pools.map((pool) => {
      const isHere = (entry: EntryRow) => entry.category === outcome.category && entry.group === pool.group
      const known = pools
        .filter((item) => item.category === outcome.category && item.pool.group === pool.group)
        .flatMap((pool) => [...pool.pool.winners, ...pool.pool.missed])
      const winners = awards.filter(isHere).map(({ agency, place, value }) => {
        const row = known.find((one) => one.agency === agency)
        return {
          agency,
          place,
          value: value ?? row?.value ?? 0,
          chance: row?.chance ?? null,
          gap: null,
          isNear: false,
          chanceNext: null,
        }
      })
      const gone = new Set(entries.filter(isHere).map(({ agency }) => agency))
      const left = deviations.filter(
        (deviation) =>
          deviation.state === 'seconded' &&
          deviation.leavesEmpty &&
          deviation.category === outcome.category &&
          deviation.group === pool.group,
      )
      const emptyPlaces = [
        ...(pool.emptyPlaces ?? []),
        ...left.flatMap(({ removes }) =>
          entries.filter((entry) => isHere(entry) && entry.agency === removes).map(({ place }) => place),
        ),
      ]
      return { ...pool, winners, emptyPlaces, missed: pool.missed.filter(({ agency }) => !gone.has(agency)) }
    }),
  }))
}
