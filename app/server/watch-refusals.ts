import type express from 'express'
import type { Db } from '../../db/database'
import { isRefusalRecorded, recordRefusal } from '../audit/record-refusal.server'
import type { Viewer } from '../policy/policy.server'
import { receivedAt } from './received-at'

const refused: readonly number[] = [403, 404]

/**
 * Records what a page refused to somebody who is signed in, where the policy has not said so already. `route` is null
 * for an address that is none of ours.
 */
export function watchRefusals(
  db: Db,
  viewer: Viewer,
  response: express.Response,
  { method, route }: { method: string; route: string | null },
  report: (error: unknown) => void,
) {
  if (!viewer.user || route === null || route === '$lang.$') return
  response.once('finish', () => {
    if (!refused.includes(response.statusCode) || isRefusalRecorded(viewer)) return
    recordRefusal({ db, viewer, now: receivedAt(response) }, null, `${method} ${route}`).catch(report)
  })
}
