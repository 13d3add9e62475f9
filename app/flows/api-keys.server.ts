import { createHash, randomBytes } from 'node:crypto'
import { countKeys, findKeyOwner, revokeKeyRow, saveKey } from '../../db/queries/api-keys'
import { takeTry } from '../../db/queries/rate-limits'
import { recordOfPerson } from '../audit/audit.server'
import type { Asking } from '../access/edition-place.server'
import type { Viewer } from '../policy.server'
import { viewerOf } from '../access/viewer.server'
import { checkOwnPassword } from './change-password.server'

/** Tells a key of ours from what other programs send, and is found by those who search for secrets that leaked. */
export const keyPrefix = 'sanjeh_'

/** For how many days a key may be made. */
export const keyDays = [30, 90, 365] as const

const mostKeys = 20
const wrongKeys = { most: 30, windowMs: 10 * 60_000 }
const dayMs = 86_400_000

export interface KeyWish {
  name: string
  days: number
  /** Asked for where the person has one, so that a session that was left open makes no key. */
  password: string
}

export type MadeKey =
  { ok: true; key: string } | { ok: false; why: 'wrong' | 'many' } | { ok: false; why: 'wait'; seconds: number }

/** Makes a key by which a program reads as the person does. It is told here and nowhere again: only its hash is kept. */
export async function makeKey(asking: Asking, userId: string, { name, days, password }: KeyWish): Promise<MadeKey> {
  const { db, viewer, now } = asking
  const checked = await checkOwnPassword(asking, userId, password)
  if (!checked.ok) return checked
  const key = `${keyPrefix}${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(now.getTime() + days * dayMs)
  return db.transaction(async (tx) => {
    if ((await countKeys(tx, userId, now)) >= mostKeys) return { ok: false, why: 'many' }
    const id = await saveKey(tx, { userId, name, hash: hashOf(key), createdAt: now, expiresAt })
    await recordOfPerson(tx, viewer, userId, {
      action: 'key.make',
      at: now,
      subject: `key:${id}`,
      after: { name, expiresAt },
    })
    return { ok: true, key }
  })
}

/** Ends a key at once; false where the person has no such key. */
export async function revokeKey({ db, viewer, now }: Asking, userId: string, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const revoked = await revokeKeyRow(tx, userId, id, now)
    if (!revoked) return false
    await recordOfPerson(tx, viewer, userId, {
      action: 'key.revoke',
      at: now,
      subject: `key:${id}`,
      before: { name: revoked.name, expiresAt: revoked.expiresAt },
    })
    return true
  })
}

/**
 * Who sends a key. One that ended, was revoked or never was, and that of a disabled person or of one who owes a password or a
 * second step, is the public. Wrong keys are counted by address: beyond the limit they are not answered.
 */
export async function enterByKey(
  { db, now }: Omit<Asking, 'viewer'>,
  key: string,
  address: string,
): Promise<{ ok: true; viewer: Viewer } | { ok: false; seconds: number }> {
  const owner = await findKeyOwner(db, hashOf(key), now)
  if (!owner) {
    const isCounted = await takeTry(db, `key:${address}`, wrongKeys, now)
    return isCounted
      ? { ok: true, viewer: { user: null, grants: [], origin: address } }
      : { ok: false, seconds: wrongKeys.windowMs / 1000 }
  }
  const viewer = await viewerOf(db, owner.person, `${address} key:${owner.keyId}`)
  return { ok: true, viewer: viewer.duty ? { user: null, grants: [], origin: address } : viewer }
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')
