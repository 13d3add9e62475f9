import { createHash, randomBytes } from 'node:crypto'
import {
  countKeys,
  findKeyByHash,
  findKeyOwner,
  markKeyUsed,
  revokeKeyRow,
  saveKey,
} from '../../../db/queries/api-keys'
import { takeTry } from '../../../db/queries/rate-limits'
import { recordOfPerson } from '../../audit/audit.server'
import { recordOfPersonLater, recordRepeated, recordRepeatedOfPerson } from '../../audit/record-later.server'
import { countedAddress } from '../../sign-in/counted-address'
import type { RequestContext } from '../../policy/request-context'
import type { Viewer } from '../../policy/policy.server'
import { viewerOf } from '../../access/viewer.server'
import { checkOwnPassword } from './change-password.server'

/** Tells a key of ours from what other programs send, and is found by those who search for secrets that leaked. */
export const keyPrefix = 'sanjeh_'

/** For how many days a key may be made. */
export const keyDays = [30, 90, 365] as const

const mostKeys = 20
const wrongKeys = { most: 30, windowMs: 10 * 60_000 }
const dayMs = 86_400_000

/**
 * Last use is written down to the minute, and told to the log once an hour: a program may ask a hundred times a second.
 */
const useMs = 60_000
const loggedUseMs = 3_600_000

export interface KeyInput {
  name: string
  days: number
  /** Asked for where the person has one, so that a session that was left open makes no key. */
  password: string
}

export type MadeKey =
  { ok: true; key: string } | { ok: false; why: 'wrong' | 'many' } | { ok: false; why: 'wait'; seconds: number }

/**
 * Makes a key by which a program reads as the person does. It is told here and nowhere again: only its hash is kept.
 */
export async function makeKey(
  context: RequestContext,
  userId: string,
  { name, days, password }: KeyInput,
): Promise<MadeKey> {
  const { db, viewer, now } = context
  const checked = await checkOwnPassword(context, userId, password)
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
export async function revokeKey(
  { db, viewer, now }: RequestContext,
  userId: string,
  id: number,
  reason: string | null = null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const revoked = await revokeKeyRow(tx, userId, id, now)
    if (!revoked) return false
    await recordOfPerson(tx, viewer, userId, {
      action: 'key.revoke',
      at: now,
      subject: `key:${id}`,
      before: { name: revoked.name, expiresAt: revoked.expiresAt },
      reason,
    })
    return true
  })
}

/**
 * Who sends a key. One that ended, was revoked or never was, and that of a disabled person or of one who owes a
 * password or a second step, is the public. Wrong keys are counted by address: beyond the limit they are not answered.
 */
export async function enterByKey(
  context: Omit<RequestContext, 'viewer'>,
  key: string,
  address: string,
): Promise<{ ok: true; viewer: Viewer } | { ok: false; seconds: number }> {
  const { db, now } = context
  const stranger: Viewer = { user: null, grants: [], origin: address }
  const owner = await findKeyOwner(db, hashOf(key), now)
  if (!owner) {
    const isCounted = await takeTry(db, `key:${countedAddress(address)}`, wrongKeys, now)
    if (isCounted) await recordRefusedKey(context, hashOf(key), stranger)
    return isCounted ? { ok: true, viewer: stranger } : { ok: false, seconds: wrongKeys.windowMs / 1000 }
  }
  const viewer = await viewerOf(db, owner.person, `${address} key:${owner.keyId}`)
  if (viewer.duty) return { ok: true, viewer: stranger }
  if (!owner.lastUsedAt || owner.lastUsedAt.getTime() <= now.getTime() - useMs)
    await recordUse(context, owner.keyId, viewer)
  return { ok: true, viewer }
}

async function recordUse({ db, now }: Omit<RequestContext, 'viewer'>, keyId: number, viewer: Viewer) {
  await db.transaction(async (tx) => {
    const isToLog = await markKeyUsed(tx, keyId, now, new Date(now.getTime() - loggedUseMs))
    if (isToLog && viewer.user)
      await recordOfPersonLater(tx, viewer, viewer.user.id, { action: 'key.use', at: now, subject: `key:${keyId}` })
  })
}

/** That of somebody is told as theirs: a key that was ended and is used all the same may have been stolen. */
async function recordRefusedKey({ db, now }: Omit<RequestContext, 'viewer'>, hash: string, stranger: Viewer) {
  const former = await findKeyByHash(db, hash)
  if (former)
    await recordRepeatedOfPerson(
      db,
      stranger,
      former.userId,
      { action: 'key.refuse', at: now, subject: `key:${former.id}` },
      stranger.origin,
    )
  else
    await recordRepeated(
      db,
      stranger,
      'key.refuse:unknown',
      { action: 'key.refuse', at: now, festivalId: null },
      stranger.origin,
    )
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')
