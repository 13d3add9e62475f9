import { z } from 'zod'
import { bucketSizes } from '../../format/calendar-buckets'
import { withinBuckets } from './history-values'

const text = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((value) => value || undefined)
  .catch(undefined)

/** What the address of a history says; what makes no sense is left out. */
const Search = z.object({
  by: z.enum(bucketSizes).catch('month'),
  /** `metric:CODE`, or `share:CODE` of an indicator. */
  show: text,
  /** How the months of a quarter or a year become one value; as the model says without. */
  within: z.enum(withinBuckets).optional().catch(undefined),
  /** An agency's code; all together without. */
  agency: text,
})

export type HistorySearch = z.infer<typeof Search>

export function parseHistorySearch(url: string): HistorySearch {
  return Search.parse(Object.fromEntries(new URL(url).searchParams))
}
