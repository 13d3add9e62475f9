import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOut, toCookieHeaders } from '../sign-in/sign-in.server'

/** Nothing is here to look at. */
export function loader() {
  throw new Response('not-found', { status: 404 })
}

export async function action({ request, params, context: { auth, viewer } }: ActionFunctionArgs) {
  const cookies = await signOut(auth, request, viewer.origin)
  return redirect(`/${params['lang']}`, { headers: toCookieHeaders(cookies) })
}
