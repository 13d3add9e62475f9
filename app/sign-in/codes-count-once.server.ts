import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Db } from '../../db/database'
import { findSecondStepSecret, useUpStep } from '../../db/queries/second-steps'
import { stepOfCode } from './hotp.server'

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/**
 * better-auth takes a code of an authenticator app as often as it is sent while its time lasts. Here the first one uses
 * it up (RFC 6238, section 5.2): a code that was used is replaced by one that is wrong before better-auth looks at it,
 * so it is counted as a wrong one.
 */
export function codesCountOnce(db: Db) {
  return {
    id: 'codes-count-once',
    endpoints: {
      /** Who has given the password and is asked for the code now; for our own forms. */
      findChallenged: createAuthEndpoint(
        '/codes-count-once/challenged',
        { method: 'GET', requireHeaders: true },
        async (ctx) => ctx.json({ userId: await findByCookie(ctx) }),
      ),
    },
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const body: unknown = ctx.body
            const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
            const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await findByCookie(ctx))
            const secret = userId === null ? null : await findSecondStepSecret(db, userId)
            if (userId === null || secret === null || typeof code !== 'string') return
            const step = stepOfCode(
              await symmetricDecrypt({ key: ctx.context.secretConfig, data: secret }),
              code,
              Date.now(),
            )
            if (step === null || (await useUpStep(db, userId, step))) return
            return { context: { body: { code: 'used' } } }
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

async function findByCookie(ctx: Pick<Context, 'context' | 'getSignedCookie'>): Promise<string | null> {
  const challenge = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret)
  return challenge ? ((await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null) : null
}
