import { z } from 'zod'

const Coded = z.object({ code: z.string(), titleFa: z.string(), titleEn: z.string() })

const Value = z.object({ status: z.enum(['reported', 'no-data', 'not-applicable']), value: z.number() })

/** What a correction of values changed, against the publication that it corrects. A place or rank is null where there is none. */
export const CorrectionDocument = z.object({
  corrects: z.int(),
  values: z.array(
    z.object({
      agency: Coded,
      metric: Coded,
      unit: z.string(),
      periodFrom: z.string(),
      periodTo: z.string(),
      before: Value,
      after: Value,
    }),
  ),
  changes: z.array(
    Coded.extend({
      totalBefore: z.number().nullable(),
      totalAfter: z.number().nullable(),
      rankBefore: z.number().nullable(),
      rankAfter: z.number().nullable(),
    }),
  ),
  /** What the rules alone would give otherwise; awards stay as the judges decided. */
  awards: z.array(
    z.object({
      category: Coded,
      group: Coded.nullable(),
      agency: Coded,
      placeBefore: z.int().nullable(),
      placeAfter: z.int().nullable(),
    }),
  ),
})

export type CorrectionDocument = z.infer<typeof CorrectionDocument>

/** `results.json` of a publication: all that its page says, frozen. Its ranks are those of the run. */
export const ResultsDocument = z.object({
  festival: Coded.extend({ isDemo: z.boolean() }),
  edition: Coded,
  number: z.int(),
  reason: z.string().nullable(),
  run: z.object({ id: z.int(), asOf: z.string(), inputHash: z.string(), resultHash: z.string() }),
  model: z.object({
    code: z.string(),
    version: z.string(),
    hash: z.string(),
    titleFa: z.string(),
    titleEn: z.string(),
    author: z.string(),
    standing: z.enum(['proposal', 'official']),
    decimals: z.int(),
  }),
  /** `resultHash`: of the run that the list was picked from, which a correction does not change. Null in what was published before there were any. */
  list: z.object({ number: z.int(), hash: z.string(), resultHash: z.string().nullable().default(null) }),
  minutes: z.object({ number: z.int(), heldOn: z.string(), hash: z.string() }),
  winners: z.array(
    z.object({ category: Coded, group: Coded.nullable(), agency: Coded, place: z.int(), value: z.number().nullable() }),
  ),
  /** Null where the festival publishes its winners alone. `total`: as published; a rank is null where there is none. */
  ranking: z
    .array(
      Coded.extend({
        group: Coded.nullable(),
        total: z.number().nullable(),
        rank: z.number().nullable(),
        groupRank: z.number().nullable(),
        coverage: z.number(),
      }),
    )
    .nullable(),
  /** Null where no value was corrected, and where winners alone are published. */
  correction: CorrectionDocument.nullable().default(null),
})

export type ResultsDocument = z.infer<typeof ResultsDocument>
