import { z } from 'zod'
import type { AuditAction } from '../audit/actions'
import { recordOfPerson } from '../audit/audit.server'
import type { Asking } from '../access/edition-place.server'
import type { Auth } from '../auth.server'
import { askAuth } from '../sign-in/sign-in.server'
import { checkOwnPassword } from './change-password.server'

interface Own extends Asking {
  auth: Auth
  request: Request
  userId: string
}

const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** Makes a key for an authenticator app; it counts from the first right code on. */
export async function beginSecondStep(own: Own, password: string) {
  const checked = await checkOwnPassword(own, own.userId, password)
  if (!checked.ok) return checked
  const answer = await askAuth(own.auth, own.request, own.viewer.origin, '/two-factor/enable', { password })
  if (!answer.ok) return { ok: false, why: 'wrong' } as const
  const { totpURI, backupCodes } = Begun.parse(await answer.json())
  return { ok: true, uri: totpURI, codes: backupCodes } as const
}

/** Turns the second step on with a first code; better-auth changes the session for a new one. */
export async function confirmSecondStep(
  own: Own,
  code: string,
): Promise<{ ok: true; cookies: string[] } | { ok: false }> {
  const answer = await askAuth(own.auth, own.request, own.viewer.origin, '/two-factor/verify-totp', { code })
  if (!answer.ok) return { ok: false }
  await tell(own, 'second-step.on')
  return { ok: true, cookies: answer.headers.getSetCookie() }
}

export async function endSecondStep(own: Own, password: string) {
  const checked = await checkOwnPassword(own, own.userId, password)
  if (!checked.ok) return checked
  const answer = await askAuth(own.auth, own.request, own.viewer.origin, '/two-factor/disable', { password })
  if (!answer.ok) return { ok: false, why: 'wrong' } as const
  await tell(own, 'second-step.off')
  return { ok: true, cookies: answer.headers.getSetCookie() } as const
}

async function tell({ db, viewer, now, userId }: Own, action: AuditAction) {
  await db.transaction((tx) => recordOfPerson(tx, viewer, userId, { action, at: now }))
}
