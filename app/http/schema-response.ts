/** A published JSON Schema, for editors and for those who write documents. */
export function schemaResponse(schema: object): Response {
  return Response.json(schema, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
