import { z } from 'zod'

/**
 * The number of a row in an address. A larger one than the database has names nothing; the database would call it an
 * error.
 */
export const rowId = z.coerce.number().int().min(1).max(2_147_483_647)

/** The parameters of a route's address; what does not fit is an address that does not exist. */
export function parseParams<Schema extends z.ZodType>(
  params: Readonly<Record<string, string | undefined>>,
  schema: Schema,
): z.infer<Schema> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new Response('not-found', { status: 404 })
  return parsed.data
}
