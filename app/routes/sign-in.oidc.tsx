import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { found } from '../http/found'
import { endOidc } from '../sign-in/oidc.server'
import { toCookieHeaders } from '../sign-in/sign-in.server'
import { languageOf } from '../i18n/language'
import { languagePath } from '../http/language-path'

/** Where the other server sends people back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  found(context.oidcName)
  const end = await endOidc({ ...context, request })
  const headers = toCookieHeaders(end.cookies)
  if (!end.ok) return redirect(languagePath(end.lang, 'sign-in', `?elsewhere=${end.why}`), { headers })
  const lang = languageOf({ lang: end.to.split('/')[1] })
  return redirect(end.needsCode ? languagePath(lang, 'sign-in/code', `?to=${encodeURIComponent(end.to)}`) : end.to, {
    headers,
  })
}
