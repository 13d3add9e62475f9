import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { found } from '../http/found'
import { languages } from '../i18n/language'
import { beginOidc } from '../sign-in/oidc.server'
import { ownPath } from '../http/local-path'
import { parseParams } from '../http/parse-params'
import { toCookieHeaders } from '../sign-in/sign-in.server'
import { languagePath } from '../http/language-path'

const Params = z.object({ lang: z.enum(languages) })

/** A link and no form: pages may not send forms elsewhere, and after this one people are elsewhere. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { lang } = parseParams(params, Params)
  found(context.oidcName)
  const to = ownPath(new URL(request.url).searchParams.get('to'), lang)
  const begun = await beginOidc(context.auth, request, context.viewer.origin, { to, lang })
  return begun
    ? redirect(begun.url, { headers: toCookieHeaders(begun.cookies) })
    : redirect(languagePath(lang, 'sign-in', '?elsewhere=failed'))
}
