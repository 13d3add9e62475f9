import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireGoverned } from '../access/governed.server'
import { listChoices } from '../pages/people/list-choices.server'

/** Agencies or counties whose names have a part, for the fields of a grant. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { festivals } = await requireGoverned(context, 'people.see')
  const choices = await listChoices(context.db, festivals, new URL(request.url).searchParams)
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } })
}
