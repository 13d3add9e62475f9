import type { OidcSettings } from '../runtime/environment'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { deleteSessionCookie } from 'better-auth/cookies'
import { generateRandomString } from 'better-auth/crypto'
import { genericOAuth } from 'better-auth/plugins'

export const oidcProvider = 'oidc'

/** Where the other server sends people back to; it is told to it once. */
const oidcReturnPath = '/sign-in/oidc'

const codeMinutes = 10

/**
 * Authorization code with PKCE, state and nonce; the ID token is checked against the keys of the issuer. Who is not
 * known here is not let in.
 */
export function signInElsewhere({ issuer, clientId, clientSecret }: OidcSettings, url: string) {
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const redirectURI = `${url}${oidcReturnPath}`
  return genericOAuth({
    config: [
      {
        providerId: oidcProvider,
        discoveryUrl,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        redirectURI,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        disableProviderLogout: true,
      },
    ],
  })
}

/**
 * better-auth takes the issuer that the document of the other server names. Here it must be the one of the settings, or
 * nobody is sent there or let in: whoever could change that document would else choose whose word counts.
 */
export function onlyConfiguredIssuer({ issuer }: OidcSettings): BetterAuthPlugin {
  const withoutSlash = (address: string | undefined) => address?.replace(/\/$/, '')
  return {
    id: 'only-configured-issuer',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-in/social' || path === '/callback/:id',
          handler: createAuthMiddleware(async ({ context: { socialProviders, logger } }) => {
            const provider = socialProviders.find(({ id }) => id === oidcProvider)
            if (!provider || withoutSlash(provider.issuer) === withoutSlash(issuer)) return
            logger.error(`The sign-in server ${issuer} says that it is ${provider.issuer}; nobody is sent there`)
            throw new APIError('BAD_GATEWAY')
          }),
        },
      ],
    },
  }
}

/**
 * better-auth asks for the second step after a password only: who has one here is asked for it after signing in
 * elsewhere, too.
 */
export function secondStepAfterOidc(): BetterAuthPlugin {
  return {
    id: 'second-step-after-oidc',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path === '/callback/:id',
          handler: createAuthMiddleware(async (ctx) => {
            const entered = ctx.context.newSession
            if (!entered?.user['twoFactorEnabled']) return
            deleteSessionCookie(ctx, true)
            await ctx.context.internalAdapter.deleteSession(entered.session.token)
            ctx.context.setNewSession(null)
            const identifier = `2fa-${generateRandomString(20)}`
            const expiresAt = new Date(Date.now() + codeMinutes * 60_000)
            await ctx.context.internalAdapter.createVerificationValue({ identifier, value: entered.user.id, expiresAt })
            await ctx.context.internalAdapter.createVerificationValue({
              identifier: `2fa-attempts-${identifier}`,
              value: '0',
              expiresAt,
            })
            const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: codeMinutes * 60 })
            await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes)
          }),
        },
      ],
    },
  }
}
