import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import type { Db } from '../../db/database'
import { recordOfPersonLater } from '../audit/record-later.server'
import { addressHeader } from './address-header'

const ways = {
  '/sign-in/email': 'password',
  '/sign-in/username': 'password',
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/callback/:id': 'oidc',
} as const

/**
 * Writes each sign-in into the log before its cookie leaves. Has to stand last: whoever must give a code first has no
 * session here yet.
 */
export function recordedSignIns(db: Db) {
  return {
    id: 'recorded-sign-ins',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path !== undefined && path in ways,
          handler: createAuthMiddleware(async (ctx) => {
            const { newSession, session } = ctx.context
            const by = Object.entries(ways).find(([path]) => path === ctx.path)?.[1]
            // Who has a session already has turned a second step on, which is told by itself.
            if (!newSession || !by || (session && ctx.path.startsWith('/two-factor/'))) return
            const { id, name } = newSession.user
            const viewer = { user: { id, name }, grants: [], origin: ctx.headers?.get(addressHeader) ?? '' }
            const at = new Date()
            if (by === 'totp' || by === 'backup-code')
              await recordOfPersonLater(db, viewer, id, { action: 'second-step.use', at, after: { by } })
            await recordOfPersonLater(db, viewer, id, {
              action: 'session.begin',
              at,
              after: { by, sessionId: newSession.session.id },
            })
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}
