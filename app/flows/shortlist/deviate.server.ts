import { findAgency } from '../../../db/queries/agencies'
import { listCategories } from '../../../db/queries/award-categories'
import { listGroups } from '../../../db/queries/editions'
import {
  type DeviationRow,
  type EntryRow,
  type FullShortlist,
  createDeviation,
  decideDeviation,
  findShortlist,
  listDeviations,
  undoDeviationRow,
} from '../../../db/queries/shortlists'
import type { RequestContext } from '../../policy/request-context'
import { arrangeEntries, isBeyondLimit, listAwards } from './arrange-entries.server'
import {
  type AwardContext,
  type OpenShortlist,
  type Refused,
  changeShortlist,
  refused,
} from './change-shortlist.server'
import { proposalOf } from '../../documents/shortlist-document'

type Stopped = 'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'recused' | 'round-open'
type Invalid = 'nothing' | 'not-listed' | 'not-eligible' | 'listed-already' | 'no-room' | 'has-enough' | 'fell-out'

export interface WantedDeviation {
  category: string
  /** Code of the group whose award it is; null where all compete together. */
  group: string | null
  /** Codes of agencies; one of the two at least. */
  removes: string | null
  adds: string | null
  /** Where nobody is added: the place stays empty, and the next in line does not move up. */
  leavesEmpty?: boolean
  reason: string
}

export type Deviated = { ok: true; id: number } | Refused<Stopped | Invalid>

/** A judge departs from the proposal; nothing changes until a second judge agrees. */
export async function proposeDeviation(
  context: RequestContext,
  awardContext: AwardContext,
  wanted: WantedDeviation,
): Promise<Deviated> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async (open): Promise<Deviated> => {
    const { tx, shortlist, record } = open
    const judgeId = context.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const full = await readList(open, awardContext)
    const agencies = await Promise.all(
      [wanted.removes, wanted.adds].map(async (code) =>
        code === null ? null : findAgency(tx, awardContext.festival.id, code),
      ),
    )
    const [removed = null, added = null] = agencies
    const blocker = blockerOf(full, judgeId, [removed?.id, added?.id]) ?? faultOf(full, wanted)
    if (blocker) return blocker
    const slot = await findSlot(open, awardContext, wanted)
    if (!slot) return refused('not-eligible', wanted.category)
    const leavesEmpty = wanted.adds === null && (wanted.leavesEmpty ?? false)
    const row = {
      ...slot,
      shortlistId: shortlist.id,
      removesAgencyId: removed?.id ?? null,
      addsAgencyId: added?.id ?? null,
      leavesEmpty,
      reason: wanted.reason,
      judgeId,
      at: context.now,
    }
    const id = await createDeviation(tx, { ...row, state: 'open' })
    await record('deviation.propose', { subject: `deviation:${id}`, after: wanted, reason: wanted.reason })
    return { ok: true, id }
  })
}

export type Seconded = { ok: true } | Refused<Stopped | Invalid | 'own' | 'decided'>

/** A second judge agrees: the list changes now. Not the first one, and nobody who is off one of the agencies. */
export async function secondDeviation(
  context: RequestContext,
  awardContext: AwardContext,
  id: number,
): Promise<Seconded> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async (open): Promise<Seconded> => {
    const { tx, shortlist, record } = open
    const judgeId = context.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const full = await readList(open, awardContext)
    const deviation = full.deviations.find((deviation) => deviation.id === id)
    if (!deviation || deviation.state !== 'open') return refused('decided', String(id))
    if (deviation.judgeId === judgeId) return refused('own')
    const blocker = blockerOf(full, judgeId, [deviation.removesId, deviation.addsId]) ?? faultOf(full, deviation)
    if (blocker) return blocker
    if (!(await decideDeviation(tx, id, { state: 'seconded', secondJudgeId: judgeId, secondAt: context.now })))
      return refused('decided', String(id))
    await arrangeEntries(tx, awardContext, shortlist.number)
    await record('deviation.second', {
      subject: `deviation:${id}`,
      after: { removes: deviation.removes, adds: deviation.adds },
      reason: deviation.reason,
    })
    return { ok: true }
  })
}

/** Only who proposed it takes it back. */
export async function withdrawDeviation(
  context: RequestContext,
  awardContext: AwardContext,
  id: number,
): Promise<{ ok: true } | Refused<Stopped | 'decided'>> {
  return changeShortlist(
    context,
    awardContext,
    'shortlist.judge',
    async ({ tx, shortlist, record }): Promise<{ ok: true } | Refused<'decided'>> => {
      const deviation = (await listDeviations(tx, shortlist.id)).find(
        (one) => one.id === id && one.judgeId === context.viewer.user?.id,
      )
      if (!deviation || !(await decideDeviation(tx, id, { state: 'withdrawn' }))) return refused('decided', String(id))
      await record('deviation.withdraw', { subject: `deviation:${id}` })
      return { ok: true }
    },
  )
}

export type UndoneDeviation =
  { ok: true } | Refused<Stopped | 'not-in-force' | 'not-yours' | 'later-deviation' | 'no-reason'>

/**
 * One of the two judges who made a deviation undoes it: without both it is not in force. The list is as it would be
 * without the deviation. One that a later one builds on is undone after that.
 */
export async function undoDeviation(
  context: RequestContext,
  awardContext: AwardContext,
  { id, reason }: { id: number; reason: string },
): Promise<UndoneDeviation> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async (open): Promise<UndoneDeviation> => {
    const { tx, shortlist, record } = open
    const judgeId = context.viewer.user?.id
    if (!judgeId) return refused('nobody')
    if (!reason.trim()) return refused('no-reason')
    const full = await readList(open, awardContext)
    if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
    const deviation = full.deviations.find((deviation) => deviation.id === id && deviation.state === 'seconded')
    if (!deviation) return refused('not-in-force', String(id))
    if (deviation.judgeId !== judgeId && deviation.secondJudgeId !== judgeId) return refused('not-yours')
    const later = full.deviations.find(
      (item) => item.state === 'seconded' && item.id !== id && buildsOn(item, deviation),
    )
    if (later) return refused('later-deviation', later.reason)
    if (!(await undoDeviationRow(tx, id, { undoneBy: judgeId, undoneAt: context.now, undoReason: reason })))
      return refused('not-in-force', String(id))
    await arrangeEntries(tx, awardContext, shortlist.number)
    await record('deviation.undo', {
      subject: `deviation:${id}`,
      before: { removes: deviation.removes, adds: deviation.adds },
      reason,
    })
    return { ok: true }
  })
}

/** Whether a deviation came into force later and is about the same agencies of the same award. */
function buildsOn(later: DeviationRow, item: DeviationRow): boolean {
  const isLater =
    (later.secondAt?.getTime() ?? 0) > (item.secondAt?.getTime() ?? 0) ||
    (later.secondAt?.getTime() === item.secondAt?.getTime() && later.id > item.id)
  const agencies = [item.removesId, item.addsId].filter((agency) => agency !== null)
  return (
    isLater &&
    later.categoryId === item.categoryId &&
    later.groupId === item.groupId &&
    agencies.some((agency) => agency === later.removesId || agency === later.addsId)
  )
}

async function readList({ tx, shortlist }: OpenShortlist, { edition }: AwardContext): Promise<FullShortlist> {
  const full = await findShortlist(tx, edition.id, shortlist.number)
  if (!full) throw new Error(`The shortlist ${shortlist.id} is not there any more`)
  return full
}

/** Where in the list the change is made. */
async function findSlot(
  { tx }: OpenShortlist,
  { edition }: AwardContext,
  wanted: WantedDeviation,
): Promise<{ categoryId: number; groupId: number | null } | null> {
  const [categories, groups] = await Promise.all([listCategories(tx, edition.id), listGroups(tx, edition.id)])
  const category = categories.find((category) => category.code === wanted.category)
  const group = groups.find((group) => group.code === wanted.group)
  return category && (group || wanted.group === null) ? { categoryId: category.id, groupId: group?.id ?? null } : null
}

function blockerOf(
  { rounds, recusals }: FullShortlist,
  judgeId: string,
  agencies: readonly (number | null | undefined)[],
): Refused<'recused' | 'round-open'> | null {
  if (rounds.some((round) => !round.closedAt)) return refused('round-open')
  const off = recusals.find((recusal) => recusal.judgeId === judgeId && agencies.includes(recusal.agencyId))
  return off ? refused('recused', off.agency) : null
}

type Change = Pick<WantedDeviation, 'category' | 'group' | 'removes' | 'adds'>

const isThere = (entry: EntryRow, { category, group }: Change) => entry.category === category && entry.group === group

/** Asked when it is proposed and again when it is seconded, as the list may have changed in between. */
function faultOf(full: FullShortlist, change: Change): Refused<Invalid> | null {
  const { category, group, removes, adds } = change
  if (removes === null && adds === null) return refused('nothing')
  const here = full.entries.filter(
    (entry) => isThere(entry, change) && entry.state !== 'removed' && entry.state !== 'fallen',
  )
  if (removes !== null && !here.some((entry) => entry.agency === removes)) return refused('not-listed', removes)
  if (adds === null) return null
  const found = findPool(full, category, group)
  if (!found || ![...found.pool.winners, ...found.pool.missed].some(({ agency }) => agency === adds))
    return refused('not-eligible', adds)
  if (full.fallOuts.some((item) => item.undoneAt === null && item.agency === adds)) return refused('fell-out', adds)
  const awards = listAwards(full)
  const standing = awards.filter(({ entry }) => isThere(entry, change))
  if (standing.some(({ agency }) => agency === adds)) return refused('listed-already', adds)
  const room = Math.max(found.rule.quota, found.pool.winners.length)
  if (standing.filter(({ agency }) => agency !== removes).length >= room) return refused('no-room', String(room))
  return isBeyondLimit(proposalOf(full.shortlist), [
    category,
    ...awards.filter(({ agency }) => agency === adds).map((award) => award.category),
  ])
    ? refused('has-enough', adds)
    : null
}

function findPool({ shortlist }: FullShortlist, category: string, group: string | null) {
  const { categories, outcomes } = proposalOf(shortlist)
  const rule = categories.find((item) => item.code === category)?.rule
  const pool = outcomes.find((outcome) => outcome.category === category)?.pools.find((pool) => pool.group === group)
  return rule && pool ? { rule, pool } : null
}
