import { z } from 'zod'

const Bilingual = z.strictObject({ fa: z.string().min(1), en: z.string().min(1) })

/** A JMESPath expression over one record. It may use `nul`, `num()` and the other functions that `expression.ts` lists. */
const Expression = z.string().min(1).max(2000)

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

const Format = z.discriminatedUnion('kind', [
  /** `records`: JMESPath from the answer to the array of records. */
  z.strictObject({ kind: z.literal('json'), records: Expression }),
  z.strictObject({
    kind: z.literal('csv'),
    delimiter: z.string().length(1).default(','),
    encoding: z.enum(['utf-8', 'windows-1256', 'utf-16le']).default('utf-8'),
  }),
])

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
  z.strictObject({ kind: z.literal('cursor'), parameter: z.string(), next: Expression }),
  /** The URL of the next page, by JMESPath from the answer or, without `next`, from the Link header. Same origin only. */
  z.strictObject({ kind: z.literal('link'), next: Expression.optional() }),
])

const Period = z.discriminatedUnion('calendar', [
  /** Expressions for a Jalali year and month (both numbers or texts, Persian digits allowed). */
  z.strictObject({ calendar: z.literal('jalali-month'), year: Expression, month: Expression }),
  z.strictObject({ calendar: z.literal('jalali-year'), year: Expression }),
  /** ISO day: the observation belongs to the month of that day. */
  z.strictObject({ calendar: z.literal('gregorian-month'), day: Expression }),
  /** "2023-2024": 1 April to 31 March. */
  z.strictObject({ calendar: z.literal('fiscal-year-april'), year: Expression }),
])

const MetricMapping = z.strictObject({
  /** Code of the metric. */
  metric: z.string().min(1),
  /** A number, a text that is one, `true` (counts 1) or `false` (counts 0); null is nothing: the record says nothing of this metric. */
  value: Expression,
  /** Where several records of one agency, service and period meet. */
  combine: z.enum(['only', 'sum']).default('only'),
})

const Mapping = z.strictObject({
  agency: z.strictObject({
    by: z.enum(['code', 'name']),
    value: Expression,
    /** An unknown code becomes a new agency with this title, instead of going to quarantine. Only with `by: code`. */
    register: z.strictObject({ title: Expression }).optional(),
  }),
  service: Expression.optional(),
  period: Period,
  /** Months from one value of the source to the next, where it tells of fewer than all of them: 3 for a survey by quarter. */
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
export const SourceDefinition = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  title: Bilingual,
  /** How its values came to be known; told apart wherever a number is shown. */
  kind: z.enum(['measured', 'self-declared', 'surveyed']),
  /** Made-up values for showing the product: labelled everywhere. */
  isDemo: z.boolean().default(false),
  request: Request,
  format: Format,
  pagination: Pagination.default({ kind: 'none' }),
  mapping: Mapping,
})

export type SourceDefinition = z.infer<typeof SourceDefinition>
