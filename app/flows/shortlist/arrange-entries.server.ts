import type { Transaction } from '../../../db/database'
import { findAgency } from '../../../db/queries/agencies'
import { listCategories } from '../../../db/queries/award-categories'
import { listGroups } from '../../../db/queries/editions'
import { type EntryRow, type FullShortlist, findShortlist, saveEntry } from '../../../db/queries/shortlists'
import type { AwardRule } from '../../../scoring/awards/award-rule'
import { type LinedUp, lineUp } from '../../../scoring/awards/line-up'
import type { AwardContext } from './change-shortlist.server'
import {
  type ProposedPool,
  type Proposal,
  proposalOf,
  standingOf,
  tallyEntries,
} from '../../documents/shortlist-document'
import { expectFound } from '../../expect/expect-found'

/** An award as it stands: whose it is, before or after it was voted on. */
export interface StandingAward {
  category: string
  group: string | null
  agency: string
}

/**
 * Works out again who stands on an open list and at what place, from the proposal, the deviations in force, who fell
 * out and who was voted down. Where an award became free the next in line takes it. Asked after each change of one of
 * these.
 */
export async function arrangeEntries(tx: Transaction, { festival, edition }: AwardContext, number: number) {
  const full = await findShortlist(tx, edition.id, number)
  if (!full) throw new Error(`The shortlist ${number} of the edition ${edition.id} is not there any more`)
  const [categories, groups] = [await listCategories(tx, edition.id), await listGroups(tx, edition.id)]
  const proposal = proposalOf(full.shortlist)
  let awards: StandingAward[] = listAwards(full)
  for (const { category, rule, pool } of listPools(proposal)) {
    const where = { category, group: pool.group }
    const lined = lineUp(historyOf(full, proposal, awards, { rule, pool, ...where }))
    awards = [
      ...awards.filter((award) => !isOf(award, where)),
      ...lined.filter(({ stands }) => stands).map(({ agency }) => ({ ...where, agency })),
    ]
    const slot = {
      categoryId: expectFound(
        categories.find((item) => item.code === category),
        `the award ${category}`,
      ).id,
      groupId:
        pool.group === null
          ? null
          : expectFound(
              groups.find((group) => group.code === pool.group),
              `the group ${pool.group}`,
            ).id,
    }
    for (const change of changesOf(full, where, lined)) {
      const agencyId = change.entry?.agencyId ?? (await findAgency(tx, festival.id, change.agency))?.id
      if (agencyId === undefined) throw new Error(`The agency ${change.agency} of the proposal is not there any more`)
      await saveEntry(tx, full.shortlist.id, {
        ...slot,
        agencyId,
        place: change.place,
        value: change.value,
        state: change.state,
      })
    }
  }
}

export function listPools({
  categories,
  outcomes,
}: Proposal): { category: string; rule: AwardRule; pool: ProposedPool }[] {
  return categories.flatMap(({ code, rule }) =>
    (outcomes.find(({ category }) => category === code)?.pools ?? []).map((pool) => ({ category: code, rule, pool })),
  )
}

/** The entries that are an award as things stand: neither taken off, nor fallen out, nor voted down. */
export function listAwards(full: FullShortlist): (StandingAward & { entry: EntryRow })[] {
  const tallies = tallyEntries(full)
  return full.entries.flatMap((entry) => {
    const standing = standingOf(entry, tallies.get(entry.id))
    return standing === 'removed' || standing === 'fallen' || standing === 'not-carried'
      ? []
      : [{ category: entry.category, group: entry.group, agency: entry.agency, entry }]
  })
}

/** Whether an agency with awards of these categories has, before one of them, as many as that one allows. */
export function isBeyondLimit({ categories }: Proposal, held: readonly string[]): boolean {
  const rules = categories.filter(({ code }) => held.includes(code)).map(({ rule }) => rule)
  return rules.some(({ maxAwards }, before) => maxAwards !== undefined && before >= maxAwards)
}

const isOf = (
  item: { category: string; group: string | null },
  { category, group }: { category: string; group: string | null },
) => item.category === category && item.group === group

function historyOf(
  full: FullShortlist,
  proposal: Proposal,
  awards: readonly StandingAward[],
  { category, group, rule, pool }: { category: string; group: string | null; rule: AwardRule; pool: ProposedPool },
) {
  const inForce = full.deviations.filter(
    (deviation) => deviation.state === 'seconded' && isOf(deviation, { category, group }),
  )
  return {
    winners: pool.winners,
    missed: pool.missed,
    quota: rule.quota,
    emptyPlaces: pool.emptyPlaces ?? [],
    movesUp: rule.by !== 'judges',
    changes: inForce.toSorted((a, b) => (a.secondAt?.getTime() ?? 0) - (b.secondAt?.getTime() ?? 0) || a.id - b.id),
    out: new Set([...fallenOf(full, { category, group }), ...votedDown(full, { category, group })]),
    mayTake: (agency: string) =>
      !isBeyondLimit(proposal, [
        category,
        ...awards
          .filter((award) => award.agency === agency && award.category !== category)
          .map((award) => award.category),
      ]),
  }
}

function fallenOf(
  { fallOuts, entries }: FullShortlist,
  where: { category: string; group: string | null },
): Set<string> {
  const slot = entries.find((entry) => isOf(entry, where))
  const isHere = ({ categoryId, groupId }: FullShortlist['fallOuts'][number]) =>
    categoryId === null || (categoryId === slot?.categoryId && groupId === slot.groupId)
  return new Set(fallOuts.filter((item) => item.undoneAt === null && isHere(item)).map(({ agency }) => agency))
}

function votedDown(full: FullShortlist, where: { category: string; group: string | null }): string[] {
  const tallies = tallyEntries(full)
  return full.entries
    .filter((entry) => isOf(entry, where) && standingOf({ state: 'proposed' }, tallies.get(entry.id)) === 'not-carried')
    .map(({ agency }) => agency)
}

interface EntryChange extends Pick<LinedUp, 'agency' | 'place' | 'value'> {
  entry: EntryRow | undefined
  state: EntryRow['state']
}

/** What differs from what is stored. An entry that is needed no more is off the list, and keeps its place. */
function changesOf(
  full: FullShortlist,
  where: { category: string; group: string | null },
  lined: readonly LinedUp[],
): EntryChange[] {
  const stored = full.entries.filter((entry) => isOf(entry, where))
  const fallen = fallenOf(full, where)
  const wanted = lined
    .filter((item) => item.stands || stored.some(({ agency }) => agency === item.agency))
    .map(({ agency, place, value, state }): EntryChange => ({
      agency,
      place,
      value,
      state: state !== 'removed' && fallen.has(agency) ? 'fallen' : state,
      entry: stored.find((entry) => entry.agency === agency),
    }))
  const left = stored
    .filter((entry) => !lined.some(({ agency }) => agency === entry.agency))
    .map((entry): EntryChange => ({
      ...entry,
      entry,
      state: fallen.has(entry.agency) && entry.state === 'fallen' ? 'fallen' : 'removed',
    }))
  return [...wanted, ...left].filter(({ entry, state, place }) => entry?.state !== state || entry.place !== place)
}
