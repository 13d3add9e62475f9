import { z } from 'zod'
import type { FullShortlist } from '../../db/queries/shortlists'
import type { RoundRow, TallyRow } from '../../db/queries/votes'
import { type AwardCategory, type TiedVote, tiedVotes } from '../../scoring/awards/award-rule'
import { checkAwards } from '../../scoring/awards/check-awards'
import { majorities } from '../../scoring/awards/count-votes'
import type { VoteOutcome } from '../../scoring/awards/decide-vote'
import { secrecies } from './vote-rule'
import type { SureOutcome, SurePool } from './award-preview'

/** What the rules proposed, as it was then. */
export interface Proposal {
  run: { id: number; inputHash: string; resultHash: string }
  model: { code: string; version: string; decimals: number }
  categories: AwardCategory[]
  outcomes: (Omit<SureOutcome, 'pools'> & { pools: ProposedPool[] })[]
}

export interface ProposedPool extends SurePool {
  /** Places that judges left empty on the list that this one amends. */
  emptyPlaces?: readonly number[]
}

const Chance = z.number().nullable()
const Placed = { agency: z.string(), place: z.number(), value: z.number(), chance: Chance }
const Reason = z.union([
  z.object({ why: z.enum(['coverage', 'applicable', 'score', 'base']), is: z.number(), needs: z.number() }),
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
  emptyPlaces: z.array(z.number()).default([]),
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

const RoundRules = z.object({
  quorumPercent: z.number(),
  majority: z.enum(majorities),
  judges: z.array(z.string()),
  // Rounds of earlier versions have none of these; in them a tie was not carried.
  secrecy: z.enum(secrecies).default('secret'),
  minBallots: z.number().default(1),
  onTie: z.enum(tiedVotes).nullable().default(null),
  /** By category, where it is another than `onTie`. */
  onTieOf: z.record(z.string(), z.enum(tiedVotes)).default({}),
  chairId: z.string().nullable().default(null),
  /** The entries of the ballot. Null: every undecided one. */
  entries: z.array(z.number()).nullable().default(null),
})

export type RoundRules = z.infer<typeof RoundRules>

/** The rules that a round was opened with, the judges of that moment, and the entries of its ballot. */
export function rulesOf(round: Pick<RoundRow, 'rules'>): RoundRules {
  return RoundRules.parse(round.rules)
}

/** What decides a tied vote on an entry; null: rounds of earlier versions, where a tie was not carried. */
export function tieRuleOf({ onTie, onTieOf }: RoundRules, category: string): TiedVote | null {
  return onTieOf[category] ?? onTie
}

/** What a round came to for an entry. The three counts are null where they would tell how somebody voted. */
export interface EntryTally {
  round: number
  for: number | null
  against: number | null
  abstain: number | null
  ballots: number
  entitled: number
  recused: number
  outcome: VoteOutcome
  /** What decided a tie, and whether the chair did it; null: nothing has yet. */
  tie: { choice: 'for' | 'against'; by: 'chair' | 'model' } | null
}

type Voted = Pick<FullShortlist, 'entries' | 'rounds' | 'tallies' | 'deviations'>
type Entry = FullShortlist['entries'][number]

export interface RoundTally {
  entry: Entry
  roundId: number
  tally: EntryTally
  /** Of before the judges took the agency on anew: it counts no more. */
  isPast: boolean
}

/**
 * What each closed round came to, in their order, of the entries of its ballot. A later round undoes no decision: what
 * is decided is on no ballot.
 */
export function tallyRounds({ entries, rounds, tallies, deviations }: Voted): RoundTally[] {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]))
  return rounds.flatMap((round) =>
    tallies
      .filter((row) => row.roundId === round.id)
      .flatMap((row): RoundTally[] => {
        const entry = entryOf.get(row.entryId)
        return entry
          ? [
              {
                entry,
                roundId: round.id,
                tally: toTally(round.number, row),
                isPast: round.openedAt < takenOnAt(entry, deviations),
              },
            ]
          : []
      }),
  )
}

function toTally(
  round: number,
  { for: inFavour, against, abstain, ballots, entitled, recused, outcome, tieChoice, decidedBy }: TallyRow,
): EntryTally {
  const tie =
    tieChoice === null || tieChoice === 'abstain'
      ? null
      : { choice: tieChoice, by: decidedBy === null ? ('model' as const) : ('chair' as const) }
  return { round, for: inFavour, against, abstain, ballots, entitled, recused, outcome, tie }
}

/** When two judges agreed to have the agency on the list, the last time; long ago where the rule proposed it. */
export function takenOnAt(entry: Entry, deviations: Voted['deviations']): Date {
  const times = deviations.filter(
    (deviation) =>
      deviation.state === 'seconded' &&
      deviation.addsId === entry.agencyId &&
      deviation.categoryId === entry.categoryId &&
      deviation.groupId === entry.groupId,
  )
  return new Date(Math.max(0, ...times.map(({ secondAt }) => secondAt?.getTime() ?? 0)))
}

/** Of every entry that was voted on what the newest votes came to that still count. */
export function tallyEntries(full: Voted): Map<number, EntryTally> {
  return new Map(tallyRounds(full).flatMap(({ entry, tally, isPast }) => (isPast ? [] : [[entry.id, tally] as const])))
}

/** What a vote would be about: the entries that stand on the list and that no round has decided. */
export function listUndecided(full: Voted): Entry[] {
  const tallies = tallyEntries(full)
  return full.entries.filter((entry) => isUndecided(standingOf(entry, tallies.get(entry.id))))
}

/**
 * `listed`: it stands. `removed`: judges took it off, whether or not it was voted on. `fallen`: it can't have the award
 * after all. `not-carried`: voted down. The others wait for a round: nobody voted yet, the quorum failed, there were
 * too few ballots, or the vote is tied.
 */
const standings = ['listed', 'removed', 'fallen', 'not-carried', 'undecided', 'no-quorum', 'too-few', 'tied'] as const
export type Standing = (typeof standings)[number]

export function isUndecided(standing: Standing): boolean {
  return standing === 'undecided' || standing === 'no-quorum' || standing === 'too-few' || standing === 'tied'
}

/**
 * Where fewer judges may vote on an entry than the edition asks ballots of, the rule's proposal stands: else the list
 * could never be closed.
 */
export function standingOf(
  { state, isSettled = false }: { state: Entry['state']; isSettled?: boolean },
  tally: Pick<EntryTally, 'outcome' | 'tie'> | undefined,
): Standing {
  if (state === 'removed' || state === 'fallen') return state
  if (!tally) return isSettled ? 'listed' : 'undecided'
  if (tally.outcome === 'carried' || tally.outcome === 'proposal-stands') return 'listed'
  if (tally.outcome !== 'tied' || tally.tie === null) return tally.outcome
  return tally.tie.choice === 'for' ? 'listed' : 'not-carried'
}
