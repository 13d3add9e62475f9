import type express from 'express'
import type { Db } from '../../db/database'
import { enterByKey, keyPrefix } from '../flows/people/api-keys.server'
import type { Viewer } from '../policy/policy.server'
import { receivedAt } from './received-at'

const bearer = `Bearer ${keyPrefix}`

/**
 * Lets programs in that send a key. Who sends one is who the key says, whatever cookies come along; it reads and does
 * nothing else, so a form that comes with a key is a stranger's.
 */
export function createKeyDoor(db: Db): express.RequestHandler {
  return (request, response, next) => {
    const sent = request.get('authorization')
    if (!sent?.startsWith(bearer)) return next()
    const address = request.ip ?? ''
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.locals['viewer'] = stranger(address)
      return next()
    }
    return enterByKey({ db, now: receivedAt(response) }, sent.slice('Bearer '.length), address).then((entry) => {
      if (!entry.ok)
        return response
          .status(429)
          .set('retry-after', String(entry.seconds))
          .type('text')
          .send('Too many wrong keys came from this address. Wait and try again.\n')
      response.locals['viewer'] = entry.viewer
      return next()
    }, next)
  }
}

const stranger = (origin: string): Viewer => ({ user: null, grants: [], origin })
