import { randomBytes } from 'node:crypto'
import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express from 'express'
import type { Logger } from 'pino'
import { findViewer } from '../access/viewer.server'
import { createKeyDoor } from './api-key-door'
import type { Environment } from './environment'
import { holdNotFound } from './hold-not-found'
import { hostInUrl } from './listen'
import type { ServerContext } from './load-context'
import type { Pages } from './pages'
import { noteReceipt, receivedAt } from './receipt'

interface Parts {
  pages: Pages
  context: Omit<ServerContext, 'nonce' | 'viewer' | 'now'>
  environment: Pick<Environment, 'host' | 'publicUrl' | 'trustedProxies'>
  /** Takes the commands of the command line. */
  commands: express.Router
  log: Logger
}

/** The web application: files, security headers, then the routes. */
export function createApp({ pages, context, environment, commands, log }: Parts): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', environment.trustedProxies)
  app.use(noteReceipt)
  app.use(refuseForeignHosts(hostsOf(environment)))
  app.use(commands)
  app.use(compression())
  app.use(holdNotFound)
  for (const files of pages.files) app.use(files)
  app.use(refuseForeignPosts)
  app.use((_request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals['nonce'] = nonce
    response.set(securityHeaders(nonce))
    next()
  })
  app.use(createKeyDoor(context.db))
  const getLoadContext = async (request: express.Request, response: express.Response) => ({
    ...context,
    viewer:
      response.locals['viewer'] ?? (await findViewer(context.db, context.auth, cookiesOf(request), request.ip ?? '')),
    now: receivedAt(response),
    nonce: String(response.locals['nonce']),
  })
  app.all('*', createRequestHandler({ build: pages.build, getLoadContext, mode: process.env['NODE_ENV'] }))
  app.use((error: unknown, request: express.Request, response: express.Response, next: express.NextFunction) => {
    log.error({ err: error, method: request.method, path: request.path }, 'A request failed')
    if (response.headersSent) return next(error)
    return response
      .status(500)
      .type('text')
      .send('خطایی در کارساز رخ داد. دوباره تلاش کنید.\nThe server failed. Try again.\n')
  })
  return app
}

/** Nothing is loaded from elsewhere, and no other site may frame or read these pages. */
function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  }
}

/** A form of another site must not act here. Browsers say where a request comes from; one that says nothing is a program. */
function refuseForeignPosts(request: express.Request, response: express.Response, next: express.NextFunction) {
  const origin = request.get('origin')
  const isSafe = request.method === 'GET' || request.method === 'HEAD' || origin === undefined
  if (isSafe || hostOf(origin) === request.get('host')) return next()
  return response
    .status(403)
    .type('text')
    .send('این درخواست از سایت دیگری آمده و پذیرفته نشد.\nThis request came from another site and was refused.\n')
}

/** A name of somebody else that was made to point at this machine is not ours: its pages must not read ours. */
function refuseForeignHosts(ownHosts: ReadonlySet<string>): express.RequestHandler {
  return (request, response, next) => {
    if (ownHosts.has(request.hostname)) return next()
    return response
      .status(421)
      .type('text')
      .send(`Open Sanjeh by one of its names: ${[...ownHosts].join(', ')}. SANJEH_URL adds one.\n`)
  }
}

function hostsOf({ host, publicUrl }: Pick<Environment, 'host' | 'publicUrl'>): Set<string> {
  const names = ['localhost', '127.0.0.1', '[::1]', hostInUrl(host)]
  return new Set(publicUrl === undefined ? names : [...names, new URL(publicUrl).hostname])
}

/** All that says who asks. */
function cookiesOf(request: express.Request): Headers {
  const cookie = request.get('cookie')
  return new Headers(cookie === undefined ? {} : { cookie })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
