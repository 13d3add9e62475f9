import { z } from 'zod'
import { ExpressionText } from './expression-text'
import { FormatOptions, formatOf } from './read/formats'

const Bilingual = z.strictObject({ fa: z.string().min(1), en: z.string().min(1) })

const Auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The secret is named here and kept elsewhere: it never stands in a definition. */
  z.strictObject({ kind: z.literal('bearer'), secret: z.string().regex(/^[a-z0-9-]+$/) }),
  z.strictObject({ kind: z.literal('header'), header: z.string().min(1), secret: z.string().regex(/^[a-z0-9-]+$/) }),
])

const Request = z.strictObject({
  /** http(s), or `demo-network:/path` for the demonstration network wherever it happens to listen. */
  url: z.string().regex(/^(https?:\/\/|demo-network:\/)/),
  query: z.record(z.string(), z.string()).default({}),
  headers: z.record(z.string(), z.string()).default({}),
  auth: Auth.default({ kind: 'none' }),
  timeoutMs: z.number().int().min(100).max(600_000).default(30_000),
  maxBytes: z.number().int().min(1).max(1_000_000_000).default(64_000_000),
  maxPages: z.number().int().min(1).max(100_000).default(10_000),
})

const Pagination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('page'),
    parameter: z.string(),
    sizeParameter: z.string().optional(),
    size: z.number().int().positive(),
    first: z.number().int().default(1),
  }),
  z.strictObject({
    kind: z.literal('offset'),
    parameter: z.string(),
    limitParameter: z.string(),
    limit: z.number().int().positive(),
  }),
  /** `next`: JMESPath from the answer to the cursor of the next page; null ends. */
  z.strictObject({ kind: z.literal('cursor'), parameter: z.string(), next: ExpressionText }),
  /**
   * The URL of the next page, by JMESPath from the answer or, without `next`, from the Link header. Same origin only.
   */
  z.strictObject({ kind: z.literal('link'), next: ExpressionText.optional() }),
])

const Period = z.discriminatedUnion('calendar', [
  /** Expressions for a Jalali year and month (both numbers or texts, Persian digits allowed). */
  z.strictObject({ calendar: z.literal('jalali-month'), year: ExpressionText, month: ExpressionText }),
  z.strictObject({ calendar: z.literal('jalali-year'), year: ExpressionText }),
  /** ISO day: the observation belongs to the month of that day. */
  z.strictObject({ calendar: z.literal('gregorian-month'), day: ExpressionText }),
  /** "2023-2024": 1 April to 31 March. */
  z.strictObject({ calendar: z.literal('fiscal-year-april'), year: ExpressionText }),
])

const MetricMapping = z.strictObject({
  /** Code of the metric. */
  metric: z.string().min(1),
  /**
   * A number, a text that is one, `true` (counts 1) or `false` (counts 0); null is nothing: the record says nothing of
   * this metric.
   */
  value: ExpressionText,
  /** Where several records of one agency, service and period meet. */
  combine: z.enum(['only', 'sum']).default('only'),
})

const Mapping = z.strictObject({
  agency: z.strictObject({
    by: z.enum(['code', 'name']),
    value: ExpressionText,
    /** An unknown code becomes a new agency with this title, instead of going to quarantine. Only with `by: code`. */
    register: z.strictObject({ title: ExpressionText }).optional(),
  }),
  service: ExpressionText.optional(),
  period: Period,
  /**
   * Months from one value of the source to the next, where it tells of fewer than all of them: 3 for a survey by
   * quarter.
   */
  everyMonths: z.number().int().min(2).max(12).optional(),
  metrics: z.array(MetricMapping).min(1),
  /** The texts, besides numbers, that stand for a missing value. Anything else that is no number goes to quarantine. */
  noData: z.array(z.string()).default([]),
  notApplicable: z.array(z.string()).default([]),
  /** Declared or absent: without a declaration 1.234,5 and 1,234 are ambiguous and go to quarantine. */
  decimalSeparator: z.enum(['.', ',', '٫']).default('.'),
  groupSeparator: z.enum([',', '.', ' ', '٬', '’']).optional(),
})

/** What a source is: where it is asked, how its answer is read, and what of it becomes observations. */
export const SourceDefinition = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9-]+$/),
    title: Bilingual,
    /** How its values came to be known; told apart wherever a number is shown. */
    kind: z.enum(['measured', 'self-declared', 'surveyed']),
    /** Made-up values for showing the product: labelled everywhere. */
    isDemo: z.boolean().default(false),
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

export type SourceDefinition = z.infer<typeof SourceDefinition>
