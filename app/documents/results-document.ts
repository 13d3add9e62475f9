import { z } from 'zod'

const Coded = z.object({ code: z.string(), titleFa: z.string(), titleEn: z.string() })

const State = z.enum(['scored', 'no-data', 'not-applicable', 'low-coverage', 'excluded', 'missing-required'])

const Unknown = z.object({ why: z.enum(['no-data', 'not-applicable']), met: z.enum(['zero', 'estimate']) })

const Value = z.object({ status: z.enum(['reported', 'no-data', 'not-applicable']), value: z.number() })

/**
 * What a correction of values changed, against the publication that it corrects. A place or rank is null where there is
 * none.
 */
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
      /** As in the ranking below. Absent in what was published before they were told. */
      stateBefore: State.nullable().optional(),
      stateAfter: State.nullable().optional(),
      unknownBefore: Unknown.nullable().optional(),
      unknownAfter: Unknown.nullable().optional(),
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
  /** `engine`: version of the arithmetic; 1 in what was published before there was any. */
  run: z.object({
    id: z.int(),
    asOf: z.string(),
    inputHash: z.string(),
    resultHash: z.string(),
    engine: z.int().default(1),
  }),
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
  /**
   * `resultHash`: of the run that the list was picked from, which a correction does not change. Null in what was
   * published before there were any.
   */
  list: z.object({ number: z.int(), hash: z.string(), resultHash: z.string().nullable().default(null) }),
  minutes: z.object({ number: z.int(), heldOn: z.string(), hash: z.string() }),
  /**
   * Shares among siblings and points that a run used in place of those of the model document; null where it used those.
   * `learntBy`: the method, where the share was learnt from the data.
   */
  usedWeights: z
    .record(z.string(), z.object({ share: z.number(), points: z.number(), learntBy: z.string().nullable() }))
    .nullable()
    .default(null),
  winners: z.array(
    z.object({ category: Coded, group: Coded.nullable(), agency: Coded, place: z.int(), value: z.number().nullable() }),
  ),
  /**
   * Every award, in the order of the winners, those too that nobody got. Absent in what was published before there was
   * this list.
   */
  awards: z.array(z.object({ category: Coded, group: Coded.nullable() })).optional(),
  /** Null where the festival publishes its winners alone. `total`: as published; a rank is null where there is none. */
  ranking: z
    .array(
      Coded.extend({
        group: Coded.nullable(),
        total: z.number().nullable(),
        rank: z.number().nullable(),
        groupRank: z.number().nullable(),
        coverage: z.number(),
        /**
         * Why there is no total, and what stood in its place where nothing was known of the agency. Absent in what was
         * published before they were told.
         */
        state: State.optional(),
        unknown: Unknown.nullable().optional(),
      }),
    )
    .nullable(),
  /** Null where no value was corrected, and where winners alone are published. */
  correction: CorrectionDocument.nullable().default(null),
})

export type ResultsDocument = z.infer<typeof ResultsDocument>
