import { z } from 'zod'
import type { FullShortlist } from '../../db/queries/shortlists'
import type { RoundRow } from '../../db/queries/votes'
import type { AwardCategory } from '../../scoring/awards/award-rule'
import { checkAwards } from '../../scoring/awards/check-awards'
import { type Tally, type VoteRules, countVotes, majorities } from '../../scoring/awards/count-votes'
import type { SureOutcome } from './preview-awards.server'

/** What the rules proposed, as it was then. */
export interface Proposal {
  run: { id: number; inputHash: string; resultHash: string }
  model: { code: string; version: string; decimals: number }
  categories: AwardCategory[]
  outcomes: SureOutcome[]
}

const Chance = z.number().nullable()
const Placed = { agency: z.string(), place: z.number(), value: z.number(), chance: Chance }
const Reason = z.union([
  z.object({ why: z.enum(['coverage', 'score', 'base']), is: z.number(), needs: z.number() }),
  z.object({ why: z.literal('gates'), gates: z.array(z.string()) }),
  z.object({ why: z.enum(['does-not-compete', 'no-score', 'level', 'group', 'no-value', 'no-base']) }),
])
const Pool = z.object({
  group: z.string().nullable(),
  // Proposals of earlier versions do not tell how winners stand to each other.
  winners: z.array(
    z.object({
      ...Placed,
      gap: z.number().nullable().default(null),
      isNear: z.boolean().default(false),
      chanceNext: Chance.default(null),
    }),
  ),
  missed: z.array(z.object({ ...Placed, gap: z.number().nullable(), isNear: z.boolean(), hasEnough: z.boolean() })),
  ties: z.array(z.array(z.string())),
})
const Categories = z.custom<AwardCategory[]>((value) => checkAwards(value).ok)
const StoredProposal = z.object({
  proposal: z.object({
    run: z.object({ id: z.number(), inputHash: z.string(), resultHash: z.string() }),
    model: z.object({ code: z.string(), version: z.string(), decimals: z.number() }),
    categories: Categories,
    outcomes: z.array(
      z.object({
        category: z.string(),
        pools: z.array(Pool),
        ineligible: z.array(z.object({ agency: z.string(), reasons: z.array(Reason) })),
      }),
    ),
  }),
})

/** The proposal in the document of a shortlist. */
export function proposalOf({ document }: { document: unknown }): Proposal {
  return StoredProposal.parse(document).proposal
}

const RoundRules = z.object({ quorumPercent: z.number(), majority: z.enum(majorities), judges: z.array(z.string()) })

/** Quorum and majority as a round was opened with, and the judges of that moment. */
export function rulesOf(round: Pick<RoundRow, 'rules'>): VoteRules & { judges: string[] } {
  return RoundRules.parse(round.rules)
}

export interface EntryTally extends Tally {
  round: number
}

type Voted = Pick<FullShortlist, 'entries' | 'rounds' | 'votes' | 'recusals' | 'deviations'>
type Entry = FullShortlist['entries'][number]

export interface RoundTally {
  entry: Entry
  tally: EntryTally
  hasVotes: boolean
  /** Of before the judges took the agency on anew: it counts no more. */
  isPast: boolean
}

/**
 * What each closed round came to, in their order, of the entries that were undecided until then: a later round undoes no decision. A recusal that
 * came after a round changes nothing of it.
 */
export function tallyRounds({ entries, rounds, votes, recusals, deviations }: Voted): RoundTally[] {
  const decided = new Set<string>()
  return rounds.flatMap((round) => {
    const { closedAt } = round
    if (!closedAt) return []
    const { judges, ...rules } = rulesOf(round)
    const cast = votes.filter((vote) => vote.roundId === round.id)
    return entries.flatMap((entry) => {
      const isPast = round.openedAt < takenOnAt(entry, deviations)
      const key = `${entry.id} ${isPast}`
      if (decided.has(key)) return []
      const recused = new Set(
        recusals.filter((own) => own.agencyId === entry.agencyId && own.at <= closedAt).map((own) => own.judgeId),
      )
      const own = cast
        .filter((vote) => vote.entryId === entry.id)
        .map(({ judgeId, choice }) => ({ judge: judgeId, choice }))
      const tally = { round: round.number, ...countVotes(rules, judges, recused, own) }
      if (isDecided(tally)) decided.add(key)
      return [{ entry, tally, hasVotes: own.length > 0, isPast }]
    })
  })
}

/** When two judges agreed to have the agency on the list, the last time; long ago where the rule proposed it. */
function takenOnAt(entry: Entry, deviations: Voted['deviations']): Date {
  const times = deviations
    .filter(
      (own) => own.addsId === entry.agencyId && own.categoryId === entry.categoryId && own.groupId === entry.groupId,
    )
    .map(({ secondAt }) => secondAt?.getTime() ?? 0)
  return new Date(Math.max(0, ...times))
}

/** Of every entry that was voted on what the votes came to, up to the round that decided it. */
export function tallyEntries(full: Voted): Map<number, EntryTally> {
  const tallies = new Map<number, EntryTally>()
  for (const { entry, tally, hasVotes, isPast } of tallyRounds(full))
    if (!isPast && (hasVotes || !tallies.has(entry.id))) tallies.set(entry.id, tally)
  return tallies
}

function isDecided({ entitled, hasQuorum }: EntryTally): boolean {
  return entitled === 0 || hasQuorum
}

/** What a vote would be about: the entries that stand on the list and that no round has decided. */
export function listUndecided(full: Voted): Entry[] {
  const tallies = tallyEntries(full)
  return full.entries.filter((entry) => standingOf(entry, tallies.get(entry.id)) === 'undecided')
}

/** `listed`: it stands. `undecided`: too few voted on it, or nobody yet. Where every judge is recused the rule's proposal stands. */
export type Standing = 'listed' | 'removed' | 'not-carried' | 'undecided'

export function standingOf(
  entry: Pick<FullShortlist['entries'][number], 'state'>,
  tally: EntryTally | undefined,
): Standing {
  if (entry.state === 'removed') return 'removed'
  if (!tally) return 'undecided'
  if (tally.entitled === 0) return 'listed'
  if (!tally.hasQuorum) return 'undecided'
  return tally.isCarried ? 'listed' : 'not-carried'
}
