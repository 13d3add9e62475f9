import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { revokeKeysOf } from '../../../db/queries/api-keys'
import { findPasswordHash, savePassword } from '../../../db/queries/people'
import { endSessions } from '../../../db/queries/sessions'
import { recordOfPerson } from '../../audit/audit.server'
import { recordRepeatedOfPerson } from '../../audit/record-later.server'
import type { RequestContext } from '../../policy/request-context'
import { type PasswordFault, faultOfPassword, findPasswordRules } from '../../sign-in/password-rules.server'
import { tryWithLimit } from '../../sign-in/tries.server'

type ChangeFault = PasswordFault | 'wrong' | 'same'

/**
 * Changes the own password, and ends the own sessions elsewhere and all keys: who knew the old one may be in a session,
 * or may have made a key.
 */
export async function changePassword(
  context: RequestContext,
  { userId, sessionId }: { userId: string; sessionId: string },
  { old, next, again }: { old: string; next: string; again: string },
): Promise<{ ok: true } | { ok: false; why: ChangeFault } | { ok: false; why: 'wait'; seconds: number }> {
  const { db, viewer, now } = context
  const checked = await tryPassword(context, userId, old)
  if (!checked.ok) return checked
  const fault = next === old ? 'same' : faultOfPassword({ next, again }, await findPasswordRules(db, userId))
  if (fault) return { ok: false, why: fault }
  const hash = await hashPassword(next)
  await db.transaction(async (tx) => {
    await savePassword(tx, userId, { hash, kind: 'own', at: now })
    const after = {
      sessionsEnded: await endSessions(tx, userId, sessionId),
      keysEnded: await revokeKeysOf(tx, userId, now),
    }
    await recordOfPerson(tx, viewer, userId, { action: 'password.change', at: now, after })
  })
  return { ok: true }
}

/**
 * Asks for the own password before what a session that was left open must not do. Who signs in elsewhere and has none
 * here is asked for none.
 */
export async function checkOwnPassword(
  context: RequestContext,
  userId: string,
  password: string,
): ReturnType<typeof tryPassword> {
  return (await findPasswordHash(context.db, userId)) === null ? { ok: true } : tryPassword(context, userId, password)
}

async function tryPassword({ db, viewer, now }: RequestContext, userId: string, password: string) {
  const outcome = await tryWithLimit({ db, now, account: `password:${userId}`, address: viewer.origin }, () =>
    checkPassword(db, userId, password),
  )
  if (!outcome.ok)
    await recordRepeatedOfPerson(
      db,
      viewer,
      userId,
      {
        action: outcome.why === 'wait' ? 'sign-in.lock' : 'sign-in.fail',
        at: now,
        after: { why: outcome.why, isConfirming: true },
      },
      viewer.origin,
    )
  return outcome
}

async function checkPassword(
  db: RequestContext['db'],
  userId: string,
  password: string,
): Promise<{ ok: true } | { ok: false; why: 'wrong' }> {
  const hash = await findPasswordHash(db, userId)
  const isRight = hash !== null && (await verifyPassword({ hash, password }))
  return isRight ? { ok: true } : { ok: false, why: 'wrong' }
}
