import type { Db } from '../../db/database'
import { outageOf } from '../../db/outage'
import { type Grant, listGrants } from '../../db/queries/grants'
import { endSession, touchSession } from '../../db/queries/sessions'
import { recordOfPersonLater } from '../audit/record-later.server'
import type { Auth } from '../sign-in/auth.server'
import type { Viewer } from '../policy/policy.server'
import { asksSecondStep, readSetting } from '../settings/settings.server'

/** What is done in a session is written down once in so long: a page must not cost a write. */
const touchMs = 60_000

/** Who sends a request. A session that ended, also by idling, and a person who was disabled, are the public. */
export async function findViewer(
  db: Db,
  auth: Auth,
  headers: Headers,
  origin: string,
  now = new Date(),
): Promise<Viewer> {
  const nobody = { user: null, grants: [], origin }
  if (!headers.has('cookie')) return nobody
  const found = await auth.api.getSession({ headers })
  if (!found || found.user.banned) return nobody
  const { user, session } = found
  if (session.idleUntil && session.idleUntil <= now) {
    await endIdle(db, user, session.id, origin, now)
    return nobody
  }
  const isQuiet = session.updatedAt.getTime() <= now.getTime() - touchMs
  if (isQuiet || !session.idleUntil)
    await touchSession(
      db,
      session.id,
      now,
      new Date(now.getTime() + (await readSetting(db, 'idleMinutes')) * 60_000),
    ).catch(unlessUnwritable)
  return { ...(await viewerOf(db, user, origin)), sessionId: session.id }
}

/** A database that takes no changes can still be read. */
function unlessUnwritable(error: unknown) {
  const outage = outageOf(error)
  if (outage !== 'database-read-only' && outage !== 'database-full') throw error
}

/** Of two requests that find it idle, one ends it. */
async function endIdle(db: Db, { id, name }: Entered, sessionId: string, origin: string, now: Date) {
  const ended = await endSession(db, id, sessionId)
  if (ended)
    await recordOfPersonLater(db, { user: { id, name }, grants: [], origin }, id, {
      action: 'session.expire',
      at: now,
      before: { createdAt: ended.createdAt },
    })
}

interface Entered {
  id: string
  name: string
  passwordKind?: string | null | undefined
  twoFactorEnabled?: boolean | null | undefined
}

/**
 * Somebody who is known and not disabled, with what they are; with nothing while they owe a password or a second step.
 */
export async function viewerOf(
  db: Db,
  { id, name, passwordKind, twoFactorEnabled }: Entered,
  origin: string,
): Promise<Viewer> {
  const grants = await listGrants(db, id)
  const duty = await dutyOf(db, grants, {
    isPrinted: passwordKind === 'printed',
    hasSecondStep: twoFactorEnabled === true,
  })
  return { user: { id, name }, grants: duty ? [] : grants, origin, duty }
}

/** A printed password has been seen by others; a second step may be asked of some roles. */
async function dutyOf(
  db: Db,
  grants: readonly Grant[],
  { isPrinted, hasSecondStep }: { isPrinted: boolean; hasSecondStep: boolean },
): Promise<Viewer['duty']> {
  if (isPrinted) return 'password'
  if (hasSecondStep) return null
  return (await asksSecondStep(db, grants)) ? 'second-step' : null
}

/** Sanjeh's own acts, and those of who runs the command line: nobody else has the files of the database. */
export function operatorOf(name: string): Viewer {
  return { user: null, grants: [operatorGrant], origin: name }
}

const operatorGrant = {
  id: 0,
  userId: '',
  festivalId: null,
  role: 'administrator',
  agencyId: null,
  countyId: null,
  maySubmit: false,
  post: null,
  createdAt: new Date(0),
} as const
