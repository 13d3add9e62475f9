import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { found } from '../found'
import { endOidc } from '../sign-in/oidc.server'
import { toCookieHeaders } from '../sign-in/sign-in.server'

/** Where the other server sends people back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  found(context.oidcName)
  const end = await endOidc(context.auth, request, context.viewer.origin)
  const headers = toCookieHeaders(end.cookies)
  if (!end.ok) return redirect(`/${end.lang}/sign-in?elsewhere=${end.why}`, { headers })
  const [, lang = 'fa'] = end.to.split('/')
  return redirect(end.needsCode ? `/${lang}/sign-in/code?to=${encodeURIComponent(end.to)}` : end.to, { headers })
}
