import { findAgency } from '../../db/queries/agencies'
import { listCategories } from '../../db/queries/award-categories'
import { listGroups } from '../../db/queries/editions'
import { listRecusals } from '../../db/queries/judges'
import {
  type DeviationRow,
  type EntryRow,
  addEntry,
  createDeviation,
  decideDeviation,
  findShortlist,
  listDeviations,
  markEntryRemoved,
} from '../../db/queries/shortlists'
import { listRounds } from '../../db/queries/votes'
import type { Asking } from '../access/edition-place.server'
import { type AwardPlace, type OpenShortlist, type Refused, changeShortlist, refused } from './change-shortlist.server'
import { type Standing, proposalOf, standingOf, tallyEntries } from './shortlist-document'

type Never = 'not-now' | 'no-shortlist' | 'closed' | 'nobody' | 'recused' | 'round-open'
type Unfit = 'nothing' | 'not-listed' | 'not-eligible' | 'listed-already' | 'no-room' | 'has-enough'

export interface WantedDeviation {
  category: string
  /** Code of the group whose award it is; null where all compete together. */
  group: string | null
  /** Codes of agencies; one of the two at least. */
  removes: string | null
  adds: string | null
  reason: string
}

export type Deviated = { ok: true; id: number } | Refused<Never | Unfit>

/** A judge departs from the proposal; nothing changes until a second judge agrees. */
export async function proposeDeviation(asking: Asking, place: AwardPlace, wanted: WantedDeviation): Promise<Deviated> {
  return changeShortlist(asking, place, 'shortlist.judge', async (open): Promise<Deviated> => {
    const { tx, shortlist, record } = open
    const judgeId = asking.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const { entries, awards } = await readEntries(open, place)
    const change = { ...wanted, removesEntry: findEntry(entries, wanted, wanted.removes) }
    const agencies = await Promise.all(
      [wanted.removes, wanted.adds].map((code) => (code === null ? null : findAgency(tx, place.festival.id, code))),
    )
    const [removed = null, added = null] = agencies
    const barrier =
      (await whatBars(open, place, judgeId, [removed?.id, added?.id])) ?? misfit(open, { entries, awards }, change)
    if (barrier) return barrier
    const slot = await findSlot(open, place, wanted)
    if (!slot) return refused('not-eligible', wanted.category)
    const row = {
      ...slot,
      shortlistId: shortlist.id,
      removesAgencyId: removed?.id ?? null,
      addsAgencyId: added?.id ?? null,
      reason: wanted.reason,
      judgeId,
      at: asking.now,
    }
    const id = await createDeviation(tx, { ...row, state: 'open' })
    await record('deviation.propose', { subject: `deviation:${id}`, after: wanted, reason: wanted.reason })
    return { ok: true, id }
  })
}

export type Seconded = { ok: true } | Refused<Never | Unfit | 'own' | 'decided'>

/** A second judge agrees: the list changes now. Not the first one, and nobody who is off one of the agencies. */
export async function secondDeviation(asking: Asking, place: AwardPlace, id: number): Promise<Seconded> {
  return changeShortlist(asking, place, 'shortlist.judge', async (open): Promise<Seconded> => {
    const { tx, shortlist, record } = open
    const judgeId = asking.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const deviation = (await listDeviations(tx, shortlist.id)).find((own) => own.id === id)
    if (!deviation || deviation.state !== 'open') return refused('decided', String(id))
    if (deviation.judgeId === judgeId) return refused('own')
    const { entries, awards } = await readEntries(open, place)
    const removesEntry = findEntry(entries, deviation, deviation.removes)
    const barrier =
      (await whatBars(open, place, judgeId, [deviation.removesId, deviation.addsId])) ??
      misfit(open, { entries, awards }, { ...deviation, removesEntry })
    if (barrier) return barrier
    if (!(await decideDeviation(tx, id, { state: 'seconded', secondJudgeId: judgeId, secondAt: asking.now })))
      return refused('decided', String(id))
    await apply(open, entries, deviation, removesEntry)
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
  asking: Asking,
  place: AwardPlace,
  id: number,
): Promise<{ ok: true } | Refused<Never | 'decided'>> {
  return changeShortlist(
    asking,
    place,
    'shortlist.judge',
    async ({ tx, shortlist, record }): Promise<{ ok: true } | Refused<'decided'>> => {
      const own = (await listDeviations(tx, shortlist.id)).find(
        (one) => one.id === id && one.judgeId === asking.viewer.user?.id,
      )
      if (!own || !(await decideDeviation(tx, id, { state: 'withdrawn' }))) return refused('decided', String(id))
      await record('deviation.withdraw', { subject: `deviation:${id}` })
      return { ok: true }
    },
  )
}

interface Entries {
  entries: readonly EntryRow[]
  /** Those that are an award as things stand: neither taken off nor voted down. */
  awards: readonly EntryRow[]
}

async function readEntries({ tx, shortlist }: OpenShortlist, { edition }: AwardPlace): Promise<Entries> {
  const full = await findShortlist(tx, edition.id, shortlist.number)
  if (!full) throw new Error(`The shortlist ${shortlist.id} is not there any more`)
  const tallies = tallyEntries(full)
  const gone: readonly Standing[] = ['removed', 'not-carried']
  return {
    entries: full.entries,
    awards: full.entries.filter((entry) => !gone.includes(standingOf(entry, tallies.get(entry.id)))),
  }
}

/** Where in the list the change is made. */
async function findSlot(
  { tx }: OpenShortlist,
  { edition }: AwardPlace,
  wanted: WantedDeviation,
): Promise<{ categoryId: number; groupId: number | null } | null> {
  const [categories, groups] = await Promise.all([listCategories(tx, edition.id), listGroups(tx, edition.id)])
  const category = categories.find((own) => own.code === wanted.category)
  const group = groups.find((own) => own.code === wanted.group)
  return category && (group || wanted.group === null) ? { categoryId: category.id, groupId: group?.id ?? null } : null
}

async function apply(
  { tx, shortlist }: OpenShortlist,
  entries: readonly EntryRow[],
  deviation: DeviationRow,
  removed: EntryRow | null,
) {
  if (removed) await markEntryRemoved(tx, removed.id)
  if (deviation.addsId === null) return
  const lowest = Math.max(0, ...standing(entries, deviation).map((entry) => entry.place))
  const value = valueOf(shortlist, deviation)
  await addEntry(tx, shortlist.id, {
    categoryId: deviation.categoryId,
    groupId: deviation.groupId,
    agencyId: deviation.addsId,
    place: removed?.place ?? lowest + 1,
    value,
  })
}

function valueOf(
  shortlist: OpenShortlist['shortlist'],
  { category, group, adds }: Pick<DeviationRow, 'category' | 'group' | 'adds'>,
): number | null {
  return findPool(shortlist, category, group)?.pool.missed.find(({ agency }) => agency === adds)?.value ?? null
}

const standing = (entries: readonly EntryRow[], { category, group }: { category: string; group: string | null }) =>
  entries.filter((entry) => entry.category === category && entry.group === group && entry.state !== 'removed')

const findEntry = (
  entries: readonly EntryRow[],
  where: { category: string; group: string | null },
  agency: string | null,
) => standing(entries, where).find((entry) => entry.agency === agency) ?? null

async function whatBars(
  { tx, shortlist }: OpenShortlist,
  { edition }: AwardPlace,
  judgeId: string,
  agencies: readonly (number | null | undefined)[],
): Promise<Refused<'recused' | 'round-open'> | null> {
  if ((await listRounds(tx, shortlist.id)).some((round) => !round.closedAt)) return refused('round-open')
  const off = (await listRecusals(tx, edition.id)).find(
    (recusal) => recusal.judgeId === judgeId && agencies.includes(recusal.agencyId),
  )
  return off ? refused('recused', off.agency) : null
}

/** Asked when it is proposed and again when it is seconded, as the list may have changed in between. */
function misfit(
  { shortlist }: OpenShortlist,
  { entries, awards }: Entries,
  change: {
    category: string
    group: string | null
    removes: string | null
    adds: string | null
    removesEntry: EntryRow | null
  },
): Refused<Unfit> | null {
  const { category, group, removes, adds, removesEntry } = change
  if (removes === null && adds === null) return refused('nothing')
  if (removes !== null && !removesEntry) return refused('not-listed', removes)
  if (adds === null) return null
  const found = findPool(shortlist, category, group)
  if (!found || ![...found.pool.winners, ...found.pool.missed].some(({ agency }) => agency === adds))
    return refused('not-eligible', adds)
  const own = standing(entries, change)
  if (own.some((entry) => entry.agency === adds)) return refused('listed-already', adds)
  const room = Math.max(found.rule.quota, found.pool.winners.length)
  if (own.length - (removes === null ? 0 : 1) >= room) return refused('no-room', String(room))
  return isBeyondLimit(shortlist, [
    category,
    ...awards.filter((entry) => entry.agency === adds).map((entry) => entry.category),
  ])
    ? refused('has-enough', adds)
    : null
}

/** Whether an agency with awards of these categories has, before one of them, as many as that one allows. */
function isBeyondLimit(shortlist: OpenShortlist['shortlist'], held: readonly string[]): boolean {
  const rules = proposalOf(shortlist)
    .categories.filter(({ code }) => held.includes(code))
    .map(({ rule }) => rule)
  return rules.some(({ maxAwards }, before) => maxAwards !== undefined && before >= maxAwards)
}

function findPool(shortlist: OpenShortlist['shortlist'], category: string, group: string | null) {
  const { categories, outcomes } = proposalOf(shortlist)
  const rule = categories.find((own) => own.code === category)?.rule
  const pool = outcomes.find((own) => own.category === category)?.pools.find((own) => own.group === group)
  return rule && pool ? { rule, pool } : null
}
