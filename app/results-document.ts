import { z } from 'zod'

const Coded = z.object({ code: z.string(), titleFa: z.string(), titleEn: z.string() })

/** `results.json` of a publication: all that its page says, frozen. Its ranks are those of the run. */
export const ResultsDocument = z.object({
  festival: Coded.extend({ isDemo: z.boolean() }),
  edition: Coded,
  number: z.int(),
  reason: z.string().nullable(),
  run: z.object({ id: z.int(), asOf: z.string(), inputHash: z.string(), resultHash: z.string() }),
  model: z.object({ code: z.string(), version: z.string(), hash: z.string(), titleFa: z.string(), titleEn: z.string(), author: z.string(), standing: z.enum(['proposal', 'official']), decimals: z.int() }),
  list: z.object({ number: z.int(), hash: z.string() }),
  minutes: z.object({ number: z.int(), heldOn: z.string(), hash: z.string() }),
  winners: z.array(z.object({ category: Coded, group: Coded.nullable(), agency: Coded, place: z.int(), value: z.number().nullable() })),
  /** Null where the festival publishes its winners alone. `total`: as published; a rank is null where there is none. */
  ranking: z.array(Coded.extend({ group: Coded.nullable(), total: z.number().nullable(), rank: z.number().nullable(), groupRank: z.number().nullable(), coverage: z.number() })).nullable(),
})

export type ResultsDocument = z.infer<typeof ResultsDocument>
