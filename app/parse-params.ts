import type { z } from 'zod'

/** The parameters of a route's address; what does not fit is an address that does not exist. */
export function parseParams<Schema extends z.ZodType>(
  params: Readonly<Record<string, string | undefined>>,
  schema: Schema,
): z.infer<Schema> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new Response('not-found', { status: 404 })
  return parsed.data
}
