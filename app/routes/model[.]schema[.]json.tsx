import { modelSchema } from '../../scoring/check/model-shape'

/** The published JSON Schema of a scoring model, for editors and for those who write one. */
export function loader() {
  return Response.json(modelSchema, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
