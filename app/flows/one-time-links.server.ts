import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { findLink, saveLink, useUpLink } from '../../db/queries/links'
import { holdPerson, savePassword } from '../../db/queries/people'
import { endSessions } from '../../db/queries/sessions'
import { recordOfPerson } from '../audit/audit.server'
import type { Asking } from '../access/edition-place.server'
import { type PasswordFault, faultOfPassword } from './change-password.server'

const hourMs = 3_600_000
const hours = { invitation: 7 * 24, 'password-reset': 24 } as const

/** Makes a link by which a person chooses a password, once. Its secret is told here and nowhere again: only the hash is kept. */
export async function createLink(
  { db, viewer, now }: Asking,
  userId: string,
  kind: 'invitation' | 'password-reset',
  reason: string | null = null,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = endOfLink(kind, now)
  await db.transaction(async (tx) => {
    await holdPerson(tx, userId)
    await saveLink(tx, {
      kind,
      secretHash: hashOf(secret),
      userId,
      createdBy: viewer.user?.id ?? null,
      createdAt: now,
      expiresAt,
    })
    await recordOfPerson(tx, viewer, userId, { action: `link.${kind}`, at: now, after: { expiresAt }, reason })
  })
  return secret
}

export function endOfLink(kind: keyof typeof hours, from: Date): Date {
  return new Date(from.getTime() + hours[kind] * hourMs)
}

export async function findOpenLink({ db, now }: Asking, secret: string) {
  return findLink(db, hashOf(secret), now)
}

/** Chooses a password by a link. Of two who use it in the same moment one does; whatever session was open ends. */
export async function chooseByLink(
  asking: Asking,
  secret: string,
  { next, again }: { next: string; again: string },
): Promise<{ ok: true } | { ok: false; why: PasswordFault | 'gone' }> {
  const { db, viewer, now } = asking
  const owner = await findOpenLink(asking, secret)
  if (!owner) return { ok: false, why: 'gone' }
  const fault = faultOfPassword(next, again)
  if (fault) return { ok: false, why: fault }
  const hash = await hashPassword(next)
  return db.transaction(async (tx) => {
    if (!(await useUpLink(tx, hashOf(secret), now))) return { ok: false, why: 'gone' }
    await savePassword(tx, owner.userId, { hash, kind: 'own', at: now })
    await endSessions(tx, owner.userId)
    const self = { ...viewer, user: { id: owner.userId, name: owner.name } }
    await recordOfPerson(tx, self, owner.userId, { action: 'password.choose', at: now })
    return { ok: true }
  })
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
