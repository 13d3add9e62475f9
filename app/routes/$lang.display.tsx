import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { ownPath } from '../own-path'
import { toPreferenceCookie } from '../settings/preferences.server'

/** Nothing is here to look at. */
export function loader() {
  throw new Response('not-found', { status: 404 })
}

/** Keeps how a visitor wants pages to look, and goes back to the page they were on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const cookie = toPreferenceCookie(form)
  return redirect(
    ownPath(String(form.get('to') ?? ''), params['lang']),
    cookie === null ? {} : { headers: { 'set-cookie': cookie } },
  )
}
