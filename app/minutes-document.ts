import { z } from 'zod'
import { majorities } from '../scoring/awards/count-votes'

const Title = z.object({ titleFa: z.string(), titleEn: z.string() })
const Coded = Title.extend({ code: z.string() })

/** What people write into minutes. One item a line. */
export const MinutesText = z.object({ agenda: z.array(z.string()), decisions: z.array(z.string()) })

/** How a round went for an entry. Minutes of earlier versions tell the three counts alone. */
const VoteCount = z.object({
  category: Title,
  agency: Title,
  round: z.number(),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  entitled: z.number().optional(),
  recused: z.number().optional(),
  hasQuorum: z.boolean().optional(),
  isCarried: z.boolean().optional(),
})

/** Minutes as they are signed: whole, with the hashes of what they speak of. Their hash is SHA-256 of this, canonical. */
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
  deviations: z.array(
    z.object({
      category: Title,
      removes: Title.nullable(),
      adds: Title.nullable(),
      reason: z.string(),
      judge: z.string(),
      second: z.string(),
    }),
  ),
  /** Absent in minutes of earlier versions. */
  rounds: z.array(z.object({ number: z.number(), quorumPercent: z.number(), majority: z.enum(majorities) })).optional(),
  votes: z.array(VoteCount),
  recusals: z.array(
    z.object({ judge: z.string(), agency: Title, kind: z.enum(['own-agency', 'declared']), reason: z.string() }),
  ),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
})

export type MinutesText = z.infer<typeof MinutesText>
export type FrozenMinutes = z.infer<typeof FrozenMinutes>
