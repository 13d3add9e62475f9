import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, createAuthMiddleware, sensitiveSessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'

/**
 * No session outlives a change of who is in it or of what they proved: another one takes its place, and its cookie is
 * worth nothing.
 */
export function freshSessions() {
  return {
    id: 'fresh-sessions',
    endpoints: {
      /** Puts a new session in the place of the present one, as better-auth does where a second step is turned on. */
      exchangeSession: createAuthEndpoint(
        '/fresh-sessions/exchange',
        { method: 'POST', use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user, session } = ctx.context.session
          const fresh = await ctx.context.internalAdapter.createSession(user.id, false, session)
          await setSessionCookie(ctx, { session: fresh, user })
          await ctx.context.internalAdapter.deleteSession(session.token)
          return ctx.json({ ok: true })
        },
      ),
    },
    hooks: {
      after: [
        {
          // Has to stand before the second step, which takes the new session away until a code is given.
          matcher: ({ path }) => path === '/sign-in/email' || path === '/sign-in/username',
          handler: createAuthMiddleware(async (ctx) => {
            if (!ctx.context.newSession) return
            const former = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret)
            if (former && former !== ctx.context.newSession.session.token)
              await ctx.context.internalAdapter.deleteSession(former)
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}
