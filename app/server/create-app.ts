import { randomBytes } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import type { Logger } from 'pino'
import { findViewer } from '../access/viewer.server'
import type { Viewer } from '../policy/policy.server'
import { largestFileAnywhere } from '../settings/settings.server'
import { answerByRemix } from './answer-by-remix'
import { createKeyDoor } from './api-key-auth'
import { refuseMalformed, refuseOtherSites } from './check-request'
import type { Environment } from '../runtime/environment'
import { type RouteFinder, createRouteFinder } from './find-route'
import { uniformNotFoundTiming } from './uniform-not-found-timing'
import { formOf, limitBody } from './limit-body'
import type { ServerContext } from '../access/server-context'
import type { Pages } from './pages'
import type { BodyPace } from './read-body'
import { noteReceipt, receivedAt } from './received-at'
import { refuse } from './refusal'
import { watchRefusals } from './watch-refusals'
import { outageReason } from './say-outages'
import { pagePolicy, setHeadersOfAll } from './security-headers'

interface Parts {
  pages: Pages
  context: Omit<ServerContext, 'nonce' | 'viewer' | 'now' | 'report'>
  environment: Pick<Environment, 'host' | 'publicUrl' | 'trustedProxies'>
  /** Takes the commands of the command line. */
  commands: express.Router
  log: Logger
  /** How fast a body has to come. */
  pace?: BodyPace
}

/**
 * The web application: what holds for all answers, then the gates that a request passes, cheapest first, then files and
 * routes.
 */
export function createApp({ pages, context, environment, commands, log, pace }: Parts): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', environment.trustedProxies)
  app.use(noteReceipt)
  app.use(setHeadersOfAll({ isHttps: environment.publicUrl?.startsWith('https:') ?? false }))
  app.use(refuseMalformed(environment))
  app.use(commands)
  app.use(compression())
  app.use(uniformNotFoundTiming)
  for (const files of pages.files) app.use(files)
  app.use(refuseOtherSites(environment))
  app.use((_request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals['nonce'] = nonce
    response.set('content-security-policy', pagePolicy(nonce))
    next()
  })
  const findRoute = followBuild(pages.build)
  const viewerOf = async (request: express.Request, response: express.Response): Promise<Viewer> =>
    response.locals['viewer'] ?? findViewer(context.db, context.auth, cookiesOf(request), request.ip ?? '')
  app.use(
    limitBody({
      findRoute,
      findLargestFile: () => largestFileAnywhere(context.db),
      isSignedIn: async (request) =>
        (await findViewer(context.db, context.auth, cookiesOf(request), request.ip ?? '')).user !== null,
      ...(pace ? { pace } : {}),
    }),
  )
  app.use(createKeyDoor(context.db))
  // The path of a one-time link is a secret: the log has the name of the route.
  const report = (request: express.Request, error: unknown) =>
    log.error(
      { err: error, method: request.method, route: findRoute({ pathname: request.path, search: '' })?.name ?? null },
      'A request failed',
    )
  app.all(
    '*',
    answerByRemix({
      build: pages.build,
      contextFor: async (request, response) => {
        const viewer = await viewerOf(request, response)
        const route = findRoute({ pathname: request.path, search: '' })?.name ?? null
        watchRefusals(context.db, viewer, response, { method: request.method, route }, (error) =>
          report(request, error),
        )
        return {
          ...context,
          viewer,
          now: receivedAt(response),
          report: (error) => report(request, error),
          nonce: String(response.locals['nonce']),
        }
      },
      mode: process.env['NODE_ENV'],
    }),
  )
  app.use((error: unknown, request: express.Request, response: express.Response, _next: express.NextFunction) => {
    const isMalformed = isClientError(error)
    if (!isMalformed) report(request, error)
    // Half of an answer is out already: that it ends too early says that it is not whole.
    if (response.headersSent) return response.destroy()
    const form = formOf(response)
    return refuse(
      request,
      response,
      isMalformed ? 'form' : (outageReason(error) ?? 'failed'),
      '',
      form instanceof FormData ? form : null,
    )
  })
  return app
}

/** The routes of a build; in development a build changes while the server runs. */
function followBuild(build: Pages['build']): RouteFinder {
  if (typeof build !== 'function') return createRouteFinder(build)
  let newest: ServerBuild | null = null
  const refresh = () => build().then((made) => void (newest = made))
  void refresh()
  return (address) => {
    void refresh()
    return newest && createRouteFinder(newest)(address)
  }
}

/** What Express and its parsers say of a request that can't be read. */
function isClientError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  )
}

/** All that says who asks. */
function cookiesOf(request: express.Request): Headers {
  const cookie = request.get('cookie')
  return new Headers(cookie === undefined ? {} : { cookie })
}
