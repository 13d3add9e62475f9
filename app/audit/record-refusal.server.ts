import type { Db } from '../../db/database'
import type { Act, Viewer } from '../policy/policy.server'
import { recordRepeatedOfPerson } from './record-later.server'

const recorded = new WeakSet<Viewer>()

interface Refused {
  db: Db
  viewer: Viewer
  now: Date
}

/**
 * Records that somebody who is signed in was refused: by the policy for an act, or by a page that answers as if the
 * thing were not there. `detail` says where. Of one person it is two events an hour however often they try. Strangers
 * are refused all day; nobody could read what that would fill.
 */
export async function recordRefusal({ db, viewer, now }: Refused, act: Act | null, detail: string) {
  // The loaders of one page ask one after the other, and are refused together.
  if (!viewer.user || recorded.has(viewer)) return
  recorded.add(viewer)
  await recordRepeatedOfPerson(
    db,
    viewer,
    viewer.user.id,
    { action: 'request.refuse', at: now, after: { act, where: detail } },
    act === null ? detail : `${act} ${detail}`,
  )
}

/**
 * An answer that says what is not there yet, as an edition that is not scored, is no refusal, though its status is 404.
 */
export function excuseAnswer(viewer: Viewer) {
  recorded.add(viewer)
}

/** Whether a refusal of this request is recorded already: each request has a viewer of its own. */
export function isRefusalRecorded(viewer: Viewer): boolean {
  return recorded.has(viewer)
}
