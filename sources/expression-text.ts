import { z } from 'zod'

/**
 * A JMESPath expression over one record. It may use `nul`, `num()` and the other functions that `expression.ts` lists.
 */
export const ExpressionText = z.string().min(1).max(2000)
