import { z } from 'zod'

const Bilingual = z.strictObject({ fa: z.string().min(1), en: z.string().min(1) })
const Code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a code has Latin letters, digits, dots, underscores and hyphens only')
const IsoDay = z.iso.date()
const Span = z.strictObject({ from: IsoDay, to: IsoDay })

/** festival.json: who there is and what is counted. */
export const FestivalDocument = z.strictObject({
  code: Code,
  title: Bilingual,
  isDemo: z.boolean(),
  note: Bilingual.optional(),
  calendar: z.enum(['jalali', 'gregorian']),
  counties: z.array(
    z.strictObject({
      code: Code,
      title: Bilingual,
      population: z.int().nullable(),
      ruralPopulation: z.int().nullable(),
      /** Numbers known of the county itself, e.g. its counter offices. */
      attributes: z.record(z.string(), z.number()).default({}),
      /** Its place on the tile map, from 1: columns from west to east, rows from north to south. */
      tile: z.strictObject({ column: z.int().min(1).max(50), row: z.int().min(1).max(50) }).optional(),
    }),
  ),
  agencies: z.array(
    z.strictObject({
      code: Code,
      title: Bilingual,
      aliases: z.array(z.string()).default([]),
      level: z.enum(['province', 'county', 'city']),
      county: Code.nullable(),
      parent: Code.nullable(),
      attributes: z.record(z.string(), z.number()).default({}),
    }),
  ),
  services: z.array(z.strictObject({ code: Code, title: Bilingual, agency: Code })),
  metrics: z.array(
    z.strictObject({
      code: Code,
      title: Bilingual,
      unit: z.string(),
      decimals: z.int().min(0).max(6),
      mayBeNegative: z.boolean().default(false),
      lowest: z.number().optional(),
      highest: z.number().optional(),
      /**
       * Where values of shorter periods say something of a longer one: `adds-up` for events, `grows` for different
       * people; none for levels and shares.
       */
      overPeriods: z.enum(['adds-up', 'grows']).optional(),
      /**
       * Metrics that this one can't exceed, for the same agency and period: `[{ "metric": "letters_total" }]`; `times`
       * where it may be a multiple.
       */
      partOf: z.array(z.strictObject({ metric: Code, times: z.number().positive().default(1) })).default([]),
    }),
  ),
})

/** editions/….json: one round, with its groups and who takes part. */
export const EditionDocument = z.strictObject({
  code: Code,
  title: Bilingual,
  evaluated: Span,
  previous: Span.optional(),
  nationalEdition: z.int().nullish(),
  provincialEdition: z.int().nullish(),
  ceremonyYear: z.int().nullish(),
  /** File name of the model document beside festival.json. */
  model: z.string().regex(/^[\w.-]+\.json$/),
  groups: z.array(z.strictObject({ code: Code, title: Bilingual })).default([]),
  /**
   * Categories of awards as they start out; checked with their model (`scoring/awards`). Edited on the edition's page
   * afterwards.
   */
  awards: z.array(z.unknown()).default([]),
  /** What agencies declare of themselves, with evidence; no source may give these metrics. */
  declaredMetrics: z
    .array(z.strictObject({ metric: Code, help: Bilingual, needsEvidence: z.boolean().default(true) }))
    .default([]),
  /** "all": every agency of the festival, those that a source registers later too. */
  participants: z.union([
    z.literal('all'),
    z.array(
      z.strictObject({ agency: Code, group: Code.nullable(), competes: z.boolean(), reason: Bilingual.optional() }),
    ),
  ]),
})

export type FestivalDocument = z.infer<typeof FestivalDocument>
export type EditionDocument = z.infer<typeof EditionDocument>
