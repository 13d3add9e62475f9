import { createHash, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { revokeKeysOf } from '../../../db/queries/api-keys'
import { findLink, findLinkRow, saveLink, useUpLink } from '../../../db/queries/links'
import { holdPerson, savePassword } from '../../../db/queries/people'
import { endSessions } from '../../../db/queries/sessions'
import { recordOfPerson } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { type PasswordFault, faultOfPassword, findPasswordRules } from '../../sign-in/password-rules.server'

const hourMs = 3_600_000
const hours = { invitation: 7 * 24, 'password-reset': 24 } as const

/**
 * Makes a link by which a person chooses a password, once. Its secret is told here and nowhere again: only the hash is
 * kept.
 */
export async function createLink(
  { db, viewer, now }: RequestContext,
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

export async function findOpenLink({ db, now }: RequestContext, secret: string) {
  return findLink(db, hashOf(secret), now)
}

/**
 * Why a link can't be used any more, for who has it; null where nobody was ever given it, or its person is disabled.
 */
export async function findLinkFault({ db, now }: RequestContext, secret: string): Promise<LinkFault | null> {
  const row = await findLinkRow(db, hashOf(secret))
  if (row?.usedAt) return 'used'
  if (row?.replacedAt) return 'replaced'
  return row && row.expiresAt <= now ? 'expired' : null
}

export type LinkFault = 'used' | 'replaced' | 'expired'

/**
 * Chooses a password by a link. Of two who use it in the same moment one does; whatever session was open ends, and so
 * does every key: who had the old password may have made one.
 */
export async function chooseByLink(
  context: RequestContext,
  secret: string,
  { next, again }: { next: string; again: string },
): Promise<{ ok: true } | { ok: false; why: PasswordFault | 'gone' }> {
  const { db, viewer, now } = context
  const owner = await findOpenLink(context, secret)
  if (!owner) return { ok: false, why: 'gone' }
  const fault = faultOfPassword({ next, again }, await findPasswordRules(db, owner.userId))
  if (fault) return { ok: false, why: fault }
  const hash = await hashPassword(next)
  return db.transaction(async (tx) => {
    if (!(await useUpLink(tx, hashOf(secret), now))) return { ok: false, why: 'gone' }
    await savePassword(tx, owner.userId, { hash, kind: 'own', at: now })
    const after = {
      sessionsEnded: await endSessions(tx, owner.userId),
      keysEnded: await revokeKeysOf(tx, owner.userId, now),
    }
    const self = { ...viewer, user: { id: owner.userId, name: owner.name } }
    await recordOfPerson(tx, self, owner.userId, { action: 'password.choose', at: now, after })
    return { ok: true }
  })
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
