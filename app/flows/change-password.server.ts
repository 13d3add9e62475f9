import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { findPasswordHash, savePassword } from '../../db/queries/people'
import { endSessions } from '../../db/queries/sessions'
import { recordOfPerson } from '../audit/audit.server'
import { demoPassword } from '../demo-people'
import type { Asking } from '../access/edition-place.server'
import { tryWithLimit } from '../sign-in/tries.server'

export type PasswordFault = 'wrong' | 'short' | 'long' | 'same' | 'published' | 'unequal'

/** What is wrong with a password that somebody chooses; null: nothing. */
export function faultOfPassword(next: string, again: string): PasswordFault | null {
  if (next.length < 10) return 'short'
  if (next.length > 200) return 'long'
  if (next === demoPassword) return 'published'
  return next === again ? null : 'unequal'
}

/** Changes the own password, and ends the own sessions elsewhere: who knew the old one may be in one. */
export async function changePassword(
  asking: Asking,
  { userId, sessionId }: { userId: string; sessionId: string },
  { old, next, again }: { old: string; next: string; again: string },
): Promise<{ ok: true } | { ok: false; why: PasswordFault } | { ok: false; why: 'wait'; seconds: number }> {
  const { db, viewer, now } = asking
  const checked = await tryPassword(asking, userId, old)
  if (!checked.ok) return checked
  const fault = next === old ? 'same' : faultOfPassword(next, again)
  if (fault) return { ok: false, why: fault }
  const hash = await hashPassword(next)
  await db.transaction(async (tx) => {
    await savePassword(tx, userId, { hash, kind: 'own', at: now })
    const ended = await endSessions(tx, userId, sessionId)
    await recordOfPerson(tx, viewer, userId, { action: 'password.change', at: now, after: { sessionsEnded: ended } })
  })
  return { ok: true }
}

/** Asks for the own password before what a session that was left open must not do. Who signs in elsewhere and has none here is asked for none. */
export async function checkOwnPassword(
  asking: Asking,
  userId: string,
  password: string,
): ReturnType<typeof tryPassword> {
  return (await findPasswordHash(asking.db, userId)) === null ? { ok: true } : tryPassword(asking, userId, password)
}

async function tryPassword({ db, viewer, now }: Asking, userId: string, password: string) {
  return tryWithLimit({ db, now, account: `password:${userId}`, address: viewer.origin }, () =>
    checkPassword(db, userId, password),
  )
}

async function checkPassword(
  db: Asking['db'],
  userId: string,
  password: string,
): Promise<{ ok: true } | { ok: false; why: 'wrong' }> {
  const hash = await findPasswordHash(db, userId)
  const isRight = hash !== null && (await verifyPassword({ hash, password }))
  return isRight ? { ok: true } : { ok: false, why: 'wrong' }
}
