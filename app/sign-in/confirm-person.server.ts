import type { Auth } from './auth.server'
import { recordRepeatedOfPerson } from '../audit/record-later.server'
import { takeTry } from '../../db/queries/rate-limits'
import { askAuth, countedApart } from './sign-in.server'
import type { RequestContext } from '../policy/request-context'

export type Confirmation = { ok: true; by: 'password' | 'totp' } | { ok: false; why: 'wrong' | 'too-many' }

const limit = { most: 8, windowMs: 10 * 60_000 }

/**
 * Makes sure that who has the session is the person still: by the password again, or by a code of the second step.
 * Tries are counted for the person, so that a session that was left open can't be used to guess.
 */
export async function confirmPerson(
  context: RequestContext & { auth: Auth },
  request: Request,
  given: { password: string; code: string },
): Promise<Confirmation> {
  const { db, viewer, now } = context
  const outcome = await check(context, request, given)
  if (outcome.ok || !viewer.user) return outcome
  const failure = given.code === '' ? 'sign-in.fail' : 'second-step.fail'
  await recordRepeatedOfPerson(
    db,
    viewer,
    viewer.user.id,
    {
      action: outcome.why === 'wrong' ? failure : 'sign-in.lock',
      at: now,
      after: { why: outcome.why, isConfirming: true },
    },
    viewer.origin,
  )
  return outcome
}

async function check(
  { auth, ...asking }: RequestContext & { auth: Auth },
  request: Request,
  { password, code }: { password: string; code: string },
): Promise<Confirmation> {
  const { user, origin } = { user: asking.viewer.user, origin: asking.viewer.origin }
  if (!user) return { ok: false, why: 'wrong' }
  if (!(await takeTry(asking.db, `confirm:${user.id}`, limit, asking.now))) return { ok: false, why: 'too-many' }
  if (code !== '') {
    const answer = await askAuth(auth, request, origin, '/two-factor/verify-totp', { code }, countedApart(true))
    return answer.ok ? { ok: true, by: 'totp' } : { ok: false, why: answer.status === 429 ? 'too-many' : 'wrong' }
  }
  const isRight = await auth.api
    .verifyPassword({ body: { password }, headers: new Headers({ cookie: request.headers.get('cookie') ?? '' }) })
    .then(
      (told) => told.status,
      () => false,
    )
  return isRight ? { ok: true, by: 'password' } : { ok: false, why: 'wrong' }
}
