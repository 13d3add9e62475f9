import { z } from 'zod'
import { awardsSchema } from '../../../scoring/awards/check-awards'
import { settingSchemas } from '../../settings/setting-schemas.server'

export const codeWords = 'a code has Latin letters, digits, dots, underscores and hyphens only'
const text = z.string().min(1)
const bilingual = (what: string) =>
  z
    .strictObject({ fa: text.describe('In Persian.'), en: text.describe('In English.') })
    .describe(`${what}, in both languages.`)
const code = (what: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, codeWords)
    .describe(what)
const span = (what: string) =>
  z
    .strictObject({
      from: z.iso.date().describe('The first day, as in 2025-03-21.'),
      to: z.iso.date().describe('The day after the last one.'),
    })
    .describe(what)
const attributes = (what: string) => z.record(z.string(), z.number()).describe(what)
const deadline = (what: string) => z.iso.datetime({ offset: true }).describe(what).optional()
const schemaAddress = z.string().describe('The address of this schema, for editors. It is not stored.').optional()

const County = z.strictObject({
  code: code('Unique among the counties.'),
  title: bilingual('The name of the county'),
  population: z.int().nullable().describe('How many people live there; null: not known.'),
  ruralPopulation: z.int().nullable().describe('How many of them live in villages; null: not known.'),
  attributes: attributes('Further numbers known of the county itself, by name, as its counter offices.').default({}),
  tile: z
    .strictObject({
      column: z.int().min(1).max(50).describe('From west to east, from 1.'),
      row: z.int().min(1).max(50).describe('From north to south, from 1.'),
    })
    .describe('Its place on the tile map. Without it, the county is not on the map.')
    .optional(),
})

const Agency = z.strictObject({
  code: code('Unique among the agencies. Sources and spreadsheets may speak of the agency by it.'),
  title: bilingual('The name of the agency'),
  aliases: z
    .array(z.string().describe('A name. One name means one agency.'))
    .describe('Further names under which sources and spreadsheets may speak of the agency.')
    .default([]),
  level: z
    .enum(['province', 'county', 'city'])
    .describe('Whether it is an office of the province, a county or a city.'),
  county: code('The code of its county.').nullable().describe('The code of its county; null: none.'),
  parent: code('The code of another agency.')
    .nullable()
    .describe('The code of the agency that it belongs to; null: none.'),
  attributes: attributes(
    'Numbers known of the agency itself, by name, as staff. A model may divide by them. What is not known is left out.',
  ).default({}),
})

const Service = z.strictObject({
  code: code('Unique among the services.'),
  title: bilingual('The name of the service'),
  agency: code('The code of the agency that gives it.'),
})

const Metric = z.strictObject({
  code: code('Unique among the metrics. Sources, models and spreadsheets name the metric by it.'),
  title: bilingual('The name of the metric'),
  unit: z.string().describe('The unit of its values: unit, person, minute, request, percent …'),
  decimals: z.int().min(0).max(6).describe('Decimals with which its values are shown.'),
  mayBeNegative: z.boolean().describe('Whether a value below zero is possible.').default(false),
  lowest: z
    .number()
    .describe('Values below it are refused. Without it: those below zero, unless it may be negative.')
    .optional(),
  highest: z.number().describe('Values above it are refused: 100 for a percentage.').optional(),
  overPeriods: z
    .enum(['adds-up', 'grows'])
    .describe(
      'How the value of a year follows from its months: adds-up for events and amounts, grows for different people. Without it neither, as for levels and shares.',
    )
    .optional(),
  partOf: z
    .array(
      z.strictObject({
        metric: code('The code of the whole.'),
        times: z.number().positive().describe('The part may be as large as so many times the whole.').default(1),
      }),
    )
    .describe('Metrics that this one can’t exceed, for the same agency and period. A value that does is refused.')
    .default([]),
  sourceOrder: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9-]+$/)
        .describe('The code of a source, or spreadsheets.'),
    )
    .min(1)
    .describe(
      'Where several sources give the metric: the one whose value stands over that of the others comes first. Those that are left out come after, spreadsheets last.',
    )
    .optional(),
})

const { quorumPercent, largestFileMegabytes, majority, secondStepFor } = settingSchemas

/** What a festival may set otherwise than its installation. */
const FestivalSettings = z
  .strictObject({
    quorumPercent: quorumPercent.describe('The quorum in percent that the form of a new vote begins with.').optional(),
    majority: majority.describe('The majority that the form of a new vote begins with.').optional(),
    largestFileMegabytes: largestFileMegabytes.describe('How large a file may be, in megabytes.').optional(),
    secondStepFor: secondStepFor
      .describe('Roles that must use a second step when they sign in, besides those of the installation.')
      .optional(),
  })
  .describe('What the festival sets otherwise than its installation.')

export const festivalSettingNames = FestivalSettings.keyof().options

/** festival.json: who there is and what is counted. */
export const FestivalDocument = z
  .strictObject({
    $schema: schemaAddress,
    code: code('Stands in the addresses of its pages; unique in an installation.'),
    title: bilingual('The name of the festival'),
    isDemo: z
      .boolean()
      .describe('Whether its values are made up to show the product. They are labelled everywhere then.'),
    note: bilingual('What readers should know of the festival').optional(),
    calendar: z.enum(['jalali', 'gregorian']).describe('The calendar of its years and months.'),
    counties: z.array(County).describe('The counties of the province.'),
    agencies: z.array(Agency).describe('All agencies, whether they compete or not.'),
    services: z.array(Service).describe('The services of the agencies, where sources tell of single services.'),
    metrics: z.array(Metric).describe('What is counted: raw numbers, from which a model makes indicators.'),
    settings: FestivalSettings.optional(),
  })
  .meta({
    $id: '/festival.schema.json',
    title: 'Sanjeh festival',
    description:
      'festival.json of a pack: who there is and what is counted. docs/packs.md explains it with an example.',
  })

const Participant = z.strictObject({
  agency: code('The code of the agency.'),
  group: code('The code of a group.').nullable().describe('The code of the group it is ranked in; null: none.'),
  competes: z.boolean().describe('One that does not compete is shown and not ranked.'),
  reason: bilingual('Why it does not compete; needed where it does not').optional(),
})

const Succession = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['merged', 'split']).describe('It went into another agency, or was split: one entry for each part.'),
    agency: code('The code of the agency that is gone, or that was split.'),
    into: code('The code of the agency that it went into, or of a part.'),
  }),
  z.strictObject({ kind: z.literal('closed').describe('It is gone.'), agency: code('The code of the agency.') }),
  z.strictObject({
    kind: z.literal('renamed').describe('It has another name.'),
    agency: code('The code of the agency.'),
    formerTitle: bilingual('What it was called'),
  }),
])

/** editions/….json: one round, with its groups and who takes part. */
export const EditionDocument = z
  .strictObject({
    $schema: schemaAddress,
    code: code('Stands in the addresses of its pages; unique in the festival.'),
    title: bilingual('The name of the edition'),
    evaluated: span('The days that are evaluated, usually a year of the calendar.'),
    previous: span(
      'The days before, for what is compared with them; they end before the evaluated ones begin.',
    ).optional(),
    nationalEdition: z.int().nullish().describe('The number of the national edition; null: none.'),
    provincialEdition: z.int().nullish().describe('The number of the provincial edition; null: none.'),
    ceremonyYear: z.int().nullish().describe('The year of the ceremony; null: not known.'),
    model: z
      .string()
      .regex(/^[\w.-]+\.json$/)
      .describe('The file name of the model document beside festival.json. It follows /model.schema.json.'),
    groups: z
      .array(z.strictObject({ code: code('Unique in the edition.'), title: bilingual('The name of the group') }))
      .describe('The groups in which agencies are ranked, in the order in which they are shown.')
      .default([]),
    awards: z.array(z.unknown()).meta(awardsSchema).default([]),
    declaredMetrics: z
      .array(
        z.strictObject({
          metric: code('The code of a metric that no source gives.'),
          help: bilingual('What agencies are told beside the field').optional(),
          needsEvidence: z.boolean().describe('Whether a file must be attached.').default(true),
        }),
      )
      .describe('What agencies declare of themselves, in the order of the form.')
      .default([]),
    participants: z
      .union([
        z
          .literal('all')
          .describe('Every agency of the festival in no group, those that a source registers later too; all compete.'),
        z.array(Participant).describe('These agencies and no others.'),
      ])
      .describe('Who takes part.'),
    openToAll: z
      .boolean()
      .describe(
        'Whether an agency that comes to the festival later takes part by itself. With "participants": "all" it does.',
      )
      .optional(),
    successions: z
      .array(Succession)
      .describe('What became of agencies between the edition before and this one.')
      .default([]),
    deadlines: z
      .strictObject({
        declarations: deadline('Until when agencies declare.'),
        objections: deadline('Until when agencies object.'),
        rulings: deadline('Until when evaluators rule on objections.'),
        votes: deadline('Until when judges vote.'),
      })
      .describe('The first moment that is too late for each, with its time zone: 2026-05-22T00:00:00+03:30.')
      .optional(),
  })
  .meta({
    $id: '/edition.schema.json',
    title: 'Sanjeh edition',
    description:
      'A file in the folder editions of a pack: one round with its groups and who takes part. docs/packs.md explains it with an example.',
  })

export type FestivalDocument = z.infer<typeof FestivalDocument>
export type EditionDocument = z.infer<typeof EditionDocument>

/** Whether agencies that come to the festival later take part in an edition by themselves. */
export const isOpenToAll = ({ participants, openToAll }: EditionDocument) => openToAll ?? participants === 'all'
