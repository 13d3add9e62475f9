import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireEdition } from '../edition-place.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  await requireEdition(context, params, 'rankings.see')
  return redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/rankings`)
}
