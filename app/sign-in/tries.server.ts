import { createHash } from 'node:crypto'
import type { Db } from '../../db/database'
import { type Tries, countTry, forgetTries, listTries } from '../../db/queries/tries'
import { countedAddress } from './counted-address'

const hourMs = 3_600_000

interface Limit {
  /** Wrong tries that cost nothing. */
  free: number
  /** The first wait; it doubles with each further wrong try. */
  waitMs: number
  longestMs: number
}

/** From one address or device, guessing soon takes for ever. */
const fromOnePlace: Limit = { free: 5, waitMs: 30_000, longestMs: 15 * 60_000 }

/**
 * Guessing from many addresses slows down everybody who signs in to the account, but by a minute at most: nobody can be
 * locked out by others.
 */
const fromAnywhere: Limit = { free: 50, waitMs: 60_000, longestMs: 60_000 }

interface Trying {
  db: Db
  now: Date
  account: string
  address: string
  /**
   * A device on which this person has signed in before. Its tries are counted by themselves: strangers can't make it
   * wait.
   */
  device?: string | null
}

/**
 * Tries a secret of an account unless too many were wrong lately. A try is counted before it is made, so that a hundred
 * at once are not one.
 */
export async function tryWithLimit<Outcome extends { ok: boolean }>(
  { db, now, account, address, device = null }: Trying,
  attempt: () => Promise<Outcome>,
): Promise<Outcome | { ok: false; why: 'wait'; seconds: number }> {
  const name = createHash('sha256').update(account.trim().toLowerCase()).digest('hex').slice(0, 32)
  const place = {
    key: device === null ? `try:${name}:${countedAddress(address)}` : `try:${name}:device:${device}`,
    limit: fromOnePlace,
  }
  const limits = device === null ? [place, { key: `try:${name}`, limit: fromAnywhere }] : [place]
  const before = await listTries(
    db,
    limits.map(({ key }) => key),
  )
  const tried = (key: string) => before.find((tries) => tries.key === key)
  const waitMs = Math.max(...limits.map(({ key, limit }) => waitOf(limit, tried(key), now.getTime())))
  if (waitMs > 0) return { ok: false, why: 'wait', seconds: Math.ceil(waitMs / 1000) }
  for (const { key, limit } of limits) {
    const count = await countTry(db, key, now.getTime(), hourMs)
    const isCrowded = count > limit.free && count > (tried(key)?.count ?? 0) + 1
    if (isCrowded) return { ok: false, why: 'wait', seconds: Math.ceil(limit.waitMs / 1000) }
  }
  const outcome = await attempt()
  if (outcome.ok) await forgetTries(db, place.key, now.getTime() - 24 * hourMs)
  return outcome
}

function waitOf({ free, waitMs, longestMs }: Limit, tries: Tries | undefined, now: number): number {
  if (!tries || tries.count < free || tries.last < now - hourMs) return 0
  const wait = Math.min(waitMs * 2 ** (tries.count - free), longestMs)
  return tries.last + wait - now
}
