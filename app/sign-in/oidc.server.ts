import { recordRepeated } from '../audit/record-later.server'
import type { Auth } from './auth.server'
import { addressHeader } from './address-header'
import { oidcProvider } from './oidc-plugins.server'
import { type Knock, askAuth } from './sign-in.server'
import { type Language, languageOf } from '../i18n/language'
import { languagePath } from '../http/language-path'

/**
 * Where to send somebody who wants to sign in elsewhere, with the cookies that are compared when they come back;
 * null: the other server does not answer.
 */
export async function beginOidc(
  auth: Auth,
  request: Request,
  address: string,
  { to, lang }: { to: string; lang: Language },
): Promise<{ url: string; cookies: string[] } | null> {
  const { origin } = new URL(request.url)
  const answer = await askAuth(auth, request, address, '/sign-in/social', {
    provider: oidcProvider,
    callbackURL: `${origin}${to}`,
    errorCallbackURL: origin + languagePath(lang, 'sign-in'),
    disableRedirect: true,
  })
  const told: unknown = answer.ok ? await answer.json() : null
  if (typeof told !== 'object' || told === null || !('url' in told) || typeof told.url !== 'string') return null
  return { url: told.url, cookies: answer.headers.getSetCookie() }
}

export type OidcEnd =
  | { ok: true; to: string; needsCode: boolean; cookies: string[] }
  | { ok: false; why: 'disabled' | 'unknown' | 'failed'; lang: Language; cookies: string[] }

/** Somebody comes back from the other server. */
export async function endOidc(context: Knock): Promise<OidcEnd> {
  const { db, auth, request, viewer, now } = context
  const end = await readEnd(auth, request, viewer.origin)
  if (!end.ok)
    await recordRepeated(
      db,
      viewer,
      'sign-in.fail:oidc',
      { action: 'sign-in.fail', at: now, festivalId: null, after: { by: 'oidc', why: end.why } },
      viewer.origin,
    )
  return end
}

async function readEnd(auth: Auth, request: Request, address: string): Promise<OidcEnd> {
  const { origin, search } = new URL(request.url)
  const headers = new Headers({
    [addressHeader]: address,
    cookie: request.headers.get('cookie') ?? '',
    'user-agent': request.headers.get('user-agent') ?? '',
  })
  const answer = await auth.handler(new Request(`${origin}/api/auth/callback/${oidcProvider}${search}`, { headers }))
  const cookies = answer.headers.getSetCookie()
  const next = new URL(answer.headers.get('location') ?? '/', origin)
  const lang = languageOf({ lang: next.pathname.split('/')[1] })
  const has = (name: string) => cookies.some((cookie) => new RegExp(`\\b${name}=[^;]`).test(cookie))
  const needsCode = has('sanjeh\\.two_factor')
  if (next.origin === origin && (needsCode || has('sanjeh\\.session_token')))
    return { ok: true, to: next.pathname + next.search, needsCode, cookies }
  return { ok: false, why: faults[next.searchParams.get('error') ?? ''] ?? 'failed', lang, cookies }
}

const faults: Readonly<Record<string, 'disabled' | 'unknown'>> = {
  BANNED_USER: 'disabled',
  signup_disabled: 'unknown',
  account_not_linked: 'unknown',
}
