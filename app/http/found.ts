/** Ends the request with 404 where there is no such thing. */
export function found<Value>(value: Value | null | undefined): asserts value is Value {
  if (value === null || value === undefined) throw new Response('not-found', { status: 404 })
}
