import { z } from 'zod'
import { ExpressionText } from './expression-text'
import { FormatOptions, formatOf } from './read/formats'

const expression = (what: string) => ExpressionText.describe(what)
const secretName = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .describe('The name of the secret; its value is set where Sanjeh runs, as SANJEH_SECRET_NAME.')

const Auth = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('Nothing is sent.') }).describe('Nothing is sent.'),
    /** The secret is named here and kept elsewhere: it never stands in a definition. */
    z
      .strictObject({ kind: z.literal('bearer').describe('Authorization: Bearer …'), secret: secretName })
      .describe('The secret is sent as a bearer token.'),
    z
      .strictObject({
        kind: z.literal('header').describe('A header of the source’s own.'),
        header: z.string().min(1).describe('The name of the header.'),
        secret: secretName,
      })
      .describe('The secret is sent in a header.'),
  ])
  .describe('How the source knows who asks. A definition names a secret and never holds one.')

const Request = z
  .strictObject({
    url: z
      .string()
      .regex(/^(https?:\/\/|demo-network:\/)/)
      .describe(
        'The address that is asked: http or https, or demo-network:/path for the demonstration wherever it happens to listen.',
      ),
    query: z.record(z.string(), z.string()).describe('Parameters of the address.').default({}),
    headers: z.record(z.string(), z.string()).describe('Headers of the request; never a secret.').default({}),
    auth: Auth.default({ kind: 'none' }),
    timeoutMs: z
      .number()
      .int()
      .min(100)
      .max(600_000)
      .describe('How long one answer may take, in milliseconds.')
      .default(30_000),
    maxBytes: z.number().int().min(1).max(1_000_000_000).describe('How large one answer may be.').default(64_000_000),
    maxPages: z.number().int().min(1).max(100_000).describe('How many pages there may be.').default(10_000),
  })
  .describe('What is asked, and within which limits.')

const Pagination = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('One page.') }).describe('One answer is all.'),
    z
      .strictObject({
        kind: z.literal('page').describe('By number.'),
        parameter: z.string().describe('The parameter for the number of the page.'),
        sizeParameter: z.string().describe('The parameter for how many records a page has.').optional(),
        size: z.number().int().positive().describe('How many records a page has; a shorter one is the last.'),
        first: z.number().int().describe('The number of the first page.').default(1),
      })
      .describe('Pages have numbers.'),
    z
      .strictObject({
        kind: z.literal('offset').describe('By position.'),
        parameter: z.string().describe('The parameter for how many records are passed over.'),
        limitParameter: z.string().describe('The parameter for how many records come.'),
        limit: z.number().int().positive().describe('How many records come; fewer are the last.'),
      })
      .describe('Pages begin at a position.'),
    z
      .strictObject({
        kind: z.literal('cursor').describe('By cursor.'),
        parameter: z.string().describe('The parameter for the cursor.'),
        next: expression('From the answer to the cursor of the next page; null ends.'),
      })
      .describe('Each answer has the cursor of the next page.'),
    z
      .strictObject({
        kind: z.literal('link').describe('By link.'),
        next: expression('From the answer to the address of the next page. Without it, the Link header.').optional(),
      })
      .describe('Each answer has the address of the next page, of the same origin.'),
  ])
  .describe('How the next page is asked for.')

const Period = z
  .discriminatedUnion('calendar', [
    z
      .strictObject({
        calendar: z.literal('jalali-month').describe('A Jalali month.'),
        year: expression('The Jalali year: a number, or a text with digits of any kind.'),
        month: expression('The month, 1 to 12.'),
      })
      .describe('A Jalali month.'),
    z
      .strictObject({
        calendar: z.literal('jalali-year').describe('A Jalali year.'),
        year: expression('The Jalali year.'),
      })
      .describe('A Jalali year.'),
    z
      .strictObject({
        calendar: z.literal('gregorian-month').describe('A Gregorian month.'),
        day: expression('A day as 2025-03-21; the value belongs to its month.'),
      })
      .describe('A Gregorian month.'),
    z
      .strictObject({
        calendar: z.literal('fiscal-year-april').describe('A fiscal year from April.'),
        year: expression('The fiscal year as 2023-2024: 1 April to 31 March.'),
      })
      .describe('A fiscal year from April.'),
  ])
  .describe('For which time a record speaks.')

const MetricMapping = z.strictObject({
  metric: z.string().min(1).describe('The code of the metric.'),
  value: expression(
    'A number, a text that is one, true (counts 1) or false (counts 0). Null: the record says nothing of the metric.',
  ),
  combine: z
    .enum(['only', 'sum'])
    .describe('Where several records of one agency, service and period meet: none may (only), or they add up (sum).')
    .default('only'),
})

const Mapping = z
  .strictObject({
    agency: z
      .strictObject({
        by: z.enum(['code', 'name']).describe('Whether the source knows the agency by its code or by a name.'),
        value: expression('That code or name.'),
        register: z
          .strictObject({ title: expression('The name of the new agency.') })
          .describe('An unknown code becomes a new agency, instead of going to quarantine. Only with "by": "code".')
          .optional(),
      })
      .describe('Of which agency a record speaks.'),
    service: expression('The code of the service of which a record speaks.').optional(),
    period: Period,
    everyMonths: z
      .number()
      .int()
      .min(2)
      .max(12)
      .describe('Months from one value to the next where a source does not tell of all of them: 3 for quarters.')
      .optional(),
    metrics: z.array(MetricMapping).min(1).describe('What a record counts.'),
    noData: z
      .array(z.string())
      .describe('Texts that stand for a missing value. Any other text that is no number goes to quarantine.')
      .default([]),
    notApplicable: z
      .array(z.string())
      .describe('Texts that say that the metric does not apply to the agency.')
      .default([]),
    decimalSeparator: z.enum(['.', ',', '٫']).describe('What stands before the decimals of a number.').default('.'),
    groupSeparator: z
      .enum([',', '.', ' ', '٬', '’'])
      .describe('What stands between the thousands of a number. Without it, such a number goes to quarantine.')
      .optional(),
  })
  .describe('How a record becomes values. Expressions are JMESPath over one record.')

/** What a source is: where it is asked, how its answer is read, and what of it becomes observations. */
export const SourceDefinition = z
  .strictObject({
    $schema: z.string().describe('The address of this schema, for editors. It is not stored.').optional(),
    code: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .describe('Unique among the sources: lower-case letters, digits and hyphens.'),
    title: z
      .strictObject({ fa: z.string().min(1).describe('In Persian.'), en: z.string().min(1).describe('In English.') })
      .describe('The name of the source, in both languages.'),
    kind: z
      .enum(['measured', 'self-declared', 'surveyed'])
      .describe('How its values came to be known; told apart wherever a number is shown.'),
    isDemo: z.boolean().describe('Whether its values are made up. They are labelled everywhere then.').default(false),
    request: Request,
    format: FormatOptions,
    pagination: Pagination.default({ kind: 'none' }),
    mapping: Mapping,
  })
  .superRefine(({ format, pagination }, context) => {
    // An answer without fields has no next page in it: such a pull would end after one page and say that it was whole.
    if (formatOf(format).hasFields || !('next' in pagination) || pagination.next === undefined) return
    context.addIssue({
      code: 'custom',
      path: ['pagination', 'next'],
      message: `an expression for the next page needs an answer in JSON; a ${format.kind} file can be paged by page, by offset, or by its Link header`,
    })
  })
  .meta({
    $id: '/source.schema.json',
    title: 'Sanjeh source',
    description:
      'A file in the folder sources of a pack: where a source is asked, how its answer is read, and what of it becomes values. docs/packs.md explains it with an example.',
  })

export type SourceDefinition = z.infer<typeof SourceDefinition>
