import { z } from 'zod'
import { revokeKeysOf } from '../../../db/queries/api-keys'
import { findPerson, holdPerson } from '../../../db/queries/people'
import { removeSecondStep } from '../../../db/queries/second-steps'
import { endSessions, listSessions } from '../../../db/queries/sessions'
import type { AuditAction } from '../../audit/actions'
import { recordOfPerson } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import type { Auth } from '../../sign-in/auth.server'
import { leastLength } from '../../sign-in/password-rules.server'
import { askAuth } from '../../sign-in/sign-in.server'
import { checkOwnPassword } from './change-password.server'
import { tellPerson } from '../notices/notify.server'

interface Own extends RequestContext {
  auth: Auth
  request: Request
  userId: string
}

const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** Makes a key for an authenticator app; it counts from the first right code on. */
export async function beginSecondStep(item: Own, password: string) {
  const checked = await checkOwnPassword(item, item.userId, password)
  if (!checked.ok) return checked
  const answer = await askAuth(item.auth, item.request, item.viewer.origin, '/two-factor/enable', { password })
  if (!answer.ok) return { ok: false, why: 'wrong' } as const
  const { totpURI, backupCodes } = Begun.parse(await answer.json())
  return { ok: true, uri: totpURI, codes: backupCodes } as const
}

/**
 * Turns the second step on with a first code. better-auth changes the session for a new one; the others, which were
 * opened without a second step, end.
 */
export async function confirmSecondStep(
  item: Own,
  code: string,
): Promise<{ ok: true; cookies: string[] } | { ok: false }> {
  if ((await findPerson(item.db, item.userId))?.twoFactorEnabled) return { ok: false }
  const answer = await askAuth(item.auth, item.request, item.viewer.origin, '/two-factor/verify-totp', { code })
  if (!answer.ok) return { ok: false }
  const [fresh] = await listSessions(item.db, item.userId, item.now)
  await item.db.transaction(async (tx) => {
    const sessionsEnded = await endSessions(tx, item.userId, fresh?.id ?? null)
    await recordOfPerson(tx, item.viewer, item.userId, {
      action: 'second-step.on',
      at: item.now,
      after: { sessionsEnded },
    })
  })
  return { ok: true, cookies: answer.headers.getSetCookie() }
}

export async function endSecondStep(item: Own, password: string) {
  const checked = await checkOwnPassword(item, item.userId, password)
  if (!checked.ok) return checked
  // Chosen to stand beside a second step, it is too short to stand alone.
  if (password !== '' && [...password].length < leastLength.alone) return { ok: false, why: 'alone' } as const
  const answer = await askAuth(item.auth, item.request, item.viewer.origin, '/two-factor/disable', { password })
  if (!answer.ok) return { ok: false, why: 'wrong' } as const
  await tell(item, 'second-step.off')
  return { ok: true, cookies: answer.headers.getSetCookie() } as const
}

/**
 * Takes a second step away that its person lost: the phone is gone, and so are the backup codes. Their sessions end,
 * and they are told, since whoever asked for it may have been somebody else.
 */
export async function resetSecondStep(
  { db, viewer, now }: RequestContext,
  personId: string,
  reason: string | null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await holdPerson(tx, personId)
    if (!(await removeSecondStep(tx, personId, now))) return false
    const sessionsEnded = await endSessions(tx, personId)
    const keysEnded = await revokeKeysOf(tx, personId, now)
    await tellPerson(
      tx,
      personId,
      {
        kind: 'second-step-reset',
        key: `second-step-reset:${now.toISOString()}`,
        params: { path: 'account', at: now.toISOString() },
      },
      now,
    )
    await recordOfPerson(tx, viewer, personId, {
      action: 'second-step.reset',
      at: now,
      after: { sessionsEnded, keysEnded },
      reason,
    })
    return true
  })
}

async function tell({ db, viewer, now, userId }: Own, action: AuditAction) {
  await db.transaction((tx) => recordOfPerson(tx, viewer, userId, { action, at: now }))
}
