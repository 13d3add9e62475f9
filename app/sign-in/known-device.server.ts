import { createHash, randomBytes } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, createAuthMiddleware } from 'better-auth/api'

const maxAge = 365 * 24 * 3600
/** A computer of an office is used by many; the cookie has room for so many of them. */
const mostPeople = 20

interface Device {
  id: string
  /** Short hashes of those who have signed in here, the last one first. */
  people: string[]
}

/**
 * Remembers in a signed cookie who has signed in on a device. Their tries there are counted apart, so whoever guesses
 * elsewhere makes them wait for nothing. The cookie lets nobody in. (OWASP: device cookies against lock-out by
 * strangers.)
 */
export function knowsDevices() {
  return {
    id: 'knows-devices',
    endpoints: {
      readDevice: createAuthEndpoint('/knows-devices/read', { method: 'GET', requireHeaders: true }, async (ctx) => {
        return ctx.json(
          readDevice(await ctx.getSignedCookie(ctx.context.createAuthCookie('device').name, ctx.context.secret)),
        )
      }),
    },
    hooks: {
      after: [
        {
          matcher: ({ path }) => path !== undefined && /^\/(sign-in|two-factor|callback)\//.test(path),
          handler: createAuthMiddleware(async (ctx) => {
            const entered = ctx.context.newSession
            if (!entered) return
            const cookie = ctx.context.createAuthCookie('device', { maxAge })
            const known = readDevice(await ctx.getSignedCookie(cookie.name, ctx.context.secret))
            const row = shortHash(entered.user.id)
            const people = [row, ...(known?.people ?? []).filter((person) => person !== row)].slice(0, mostPeople)
            await ctx.setSignedCookie(
              cookie.name,
              [known?.id ?? randomBytes(12).toString('base64url'), ...people].join('~'),
              ctx.context.secret,
              cookie.attributes,
            )
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

/** Whether somebody has signed in on a device before. */
export function knows(device: Device | null, userId: string): boolean {
  return device !== null && device.people.includes(shortHash(userId))
}

function readDevice(value: string | null | undefined | false): Device | null {
  const [id, ...people] = value ? value.split('~') : []
  return id ? { id, people } : null
}

const shortHash = (userId: string) => createHash('sha256').update(userId).digest('base64url').slice(0, 12)
