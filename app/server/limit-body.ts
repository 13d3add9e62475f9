import type express from 'express'
import { limitsOf } from '../http/route-bodies'
import type { RouteFinder } from './find-route'
import { formTypeOf, parseForm } from './parse-form'
import { type BodyPace, BodyBudget, drainBody, readBody } from './read-body'
import { type RefusalReason, refuse } from './refusal'

interface Parts {
  findRoute: RouteFinder
  /** The largest file that any festival takes, in bytes. */
  findLargestFile: () => Promise<number>
  /** Whether somebody is signed in: the form of a file that is too large is then answered by its own page. */
  isSignedIn: (request: express.Request) => Promise<boolean>
  pace?: BodyPace
  budget?: BodyBudget
}

/** Larger than a few people's files at once, smaller than what a server has. */
const mostHeldBytes = 400_000_000

/** Around the fields and the file of a form: boundaries and headers of its parts. */
const multipartFrame = 100_000

/**
 * What a form says, or why there is none: it is the page that tells somebody that a file is too large, with all that
 * they typed.
 */
export type TakenForm = FormData | 'too-large'

/**
 * Reads the body of a form within the limits of its route, before anything looks at who sends it. Routes get a form
 * that was parsed here, so that no route has to fear a body.
 */
export function limitBody({
  findRoute,
  findLargestFile,
  isSignedIn,
  pace,
  budget = new BodyBudget(mostHeldBytes),
}: Parts): express.RequestHandler {
  const take = async (request: express.Request): Promise<{ form: TakenForm } | { why: RefusalReason | 'gone' }> => {
    const route = findRoute(addressOf(request))
    if (!route?.takesForm) return { why: 'method' }
    if ((request.get('content-encoding') ?? 'identity') !== 'identity') return { why: 'encoding' }
    const contentType = request.get('content-type') ?? (hasBody(request) ? '' : 'application/x-www-form-urlencoded')
    const type = formTypeOf(contentType)
    if (type === null) return { why: 'type' }
    const limits = limitsOf(route.name)
    const takesFile = type === 'multipart' && limits.takesFile
    const most = limits.bytes + (takesFile ? (await findLargestFile()) + multipartFrame : 0)
    const body = await readBody(request, most, budget, pace)
    if (!body.ok && body.why === 'tooLarge' && takesFile && (await isSignedIn(request))) return { form: 'too-large' }
    if (!body.ok) return body
    const parsed = await parseForm(body.bytes, contentType, limits)
    return parsed.ok ? parsed : { why: parsed.why }
  }
  return (request, response, next) => {
    if (request.method !== 'POST')
      return hasBody(request) ? void refuseBody(request, response, 'http').catch(next) : next()
    return void take(request)
      .then(async (taken) => {
        if ('why' in taken) return taken.why === 'gone' ? response.destroy() : refuseBody(request, response, taken.why)
        if (taken.form === 'too-large') await drainBody(request)
        response.locals['form'] = taken.form
        return next()
      })
      .catch(next)
  }
}

/** The form of a request that passed; null: it has none. */
export function formOf(response: express.Response): TakenForm | null {
  const form: unknown = response.locals['form']
  return form instanceof FormData || form === 'too-large' ? form : null
}

async function refuseBody(request: express.Request, response: express.Response, why: RefusalReason) {
  // Who sends too slowly is not waited for once more.
  if (why !== 'slow' && why !== 'busy') await drainBody(request)
  response.set('connection', 'close')
  if (why === 'method') response.set('allow', 'GET, HEAD')
  refuse(request, response, why)
}

function hasBody(request: express.Request): boolean {
  return request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0
}

function addressOf(request: express.Request): { pathname: string; search: string } {
  const mark = request.originalUrl.indexOf('?')
  return mark === -1
    ? { pathname: request.originalUrl, search: '' }
    : { pathname: request.originalUrl.slice(0, mark), search: request.originalUrl.slice(mark) }
}
