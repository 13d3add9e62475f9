import type { Db } from '../../db/client.server'
import { type Grant, listGrants } from '../../db/queries/grants'
import type { Auth } from '../auth.server'
import type { Viewer } from '../policy.server'
import { asksSecondStep } from '../settings/settings.server'

/** Who sends a request. A session that ended, and a person who was disabled, are the public. */
export async function findViewer(db: Db, auth: Auth, headers: Headers, origin: string): Promise<Viewer> {
  const nobody = { user: null, grants: [], origin }
  if (!headers.has('cookie')) return nobody
  const found = await auth.api.getSession({ headers })
  if (!found || found.user.banned) return nobody
  return { ...(await viewerOf(db, found.user, origin)), sessionId: found.session.id }
}

interface Entered {
  id: string
  name: string
  passwordKind?: string | null | undefined
  twoFactorEnabled?: boolean | null | undefined
}

/** Somebody who is known and not disabled, with what they are; with nothing while they owe a password or a second step. */
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
