import { z } from 'zod'
import { majorities } from '../../scoring/awards/count-votes'
import { voteOutcomes } from '../../scoring/awards/decide-vote'
import { secrecies } from './vote-rule'

const Title = z.object({ titleFa: z.string(), titleEn: z.string() })
const Coded = Title.extend({ code: z.string() })

/** What people write into minutes. One item a line. */
export const MinutesText = z.object({ agenda: z.array(z.string()), decisions: z.array(z.string()) })

const Count = z.number().nullable()

/**
 * How a round went for an entry. The three counts are null where they would tell how somebody voted. Minutes of earlier
 * versions tell the counts, or `hasQuorum` and `isCarried`, in place of an outcome. `choices` are those of an open
 * vote.
 */
const VoteCount = z.object({
  category: Title,
  agency: Title,
  round: z.number(),
  for: Count,
  against: Count,
  abstain: Count,
  ballots: z.number().optional(),
  entitled: z.number().optional(),
  recused: z.number().optional(),
  hasQuorum: z.boolean().optional(),
  isCarried: z.boolean().optional(),
  outcome: z.enum(voteOutcomes).optional(),
  tie: z
    .object({ choice: z.enum(['for', 'against']), by: z.enum(['chair', 'model']) })
    .nullable()
    .optional(),
  choices: z.array(z.object({ judge: z.string(), choice: z.enum(['for', 'against', 'abstain']) })).optional(),
})

/**
 * Minutes as they are signed: whole, with the hashes of what they speak of. Their hash is SHA-256 of this, canonical.
 */
export const FrozenMinutes = MinutesText.extend({
  festival: z.string(),
  edition: z.string(),
  number: z.number(),
  corrects: z.number().nullable(),
  heldOn: z.string(),
  place: z.string(),
  attendees: z.array(z.object({ userId: z.string(), name: z.string(), post: z.string() })),
  snapshot: z.object({ run: z.number(), asOf: z.string(), inputHash: z.string(), resultHash: z.string() }).nullable(),
  list: z.object({ number: z.number(), hash: z.string() }).nullable(),
  entries: z.array(
    z.object({
      category: Coded,
      group: Coded.nullable(),
      agency: Coded,
      place: z.number(),
      value: z.number().nullable(),
    }),
  ),
  /** Every award of the list, those too that nobody gets. Absent in minutes of earlier versions. */
  awards: z.array(z.object({ category: Coded, group: Coded.nullable() })).optional(),
  deviations: z.array(
    z.object({
      category: Title,
      removes: Title.nullable(),
      adds: Title.nullable(),
      leavesEmpty: z.boolean().optional(),
      reason: z.string(),
      judge: z.string(),
      second: z.string(),
    }),
  ),
  /** Absent in minutes of earlier versions. `category` null: of every award. */
  fallOuts: z
    .array(
      z.object({
        agency: Title,
        category: Title.nullable(),
        kind: z.enum(['removed-agency', 'disqualified', 'declined']),
        reason: z.string(),
      }),
    )
    .optional(),
  /** Absent in minutes of earlier versions. */
  rounds: z
    .array(
      z.object({
        number: z.number(),
        quorumPercent: z.number(),
        majority: z.enum(majorities),
        secrecy: z.enum(secrecies).optional(),
        minBallots: z.number().optional(),
        ballots: z.number().optional(),
        commitment: z.string().nullable().optional(),
        voidReason: z.string().nullable().optional(),
      }),
    )
    .optional(),
  votes: z.array(VoteCount),
  recusals: z.array(
    z.object({ judge: z.string(), agency: Title, kind: z.enum(['own-agency', 'declared']), reason: z.string() }),
  ),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
})

export type MinutesText = z.infer<typeof MinutesText>
export type FrozenMinutes = z.infer<typeof FrozenMinutes>
