import type express from 'express'
import type { Environment } from '../runtime/environment'
import { hostInUrl } from './listen'
import { decodePart, isStorable } from './parse-form'
import { refuse } from './refusal'

/** Pages are read and forms are sent; nothing here needs another method. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST']

/** Longer than any address of ours with all of its filters. */
const longestAddress = 8000

type Names = Pick<Environment, 'host' | 'publicUrl'>

/** Refuses what no page can answer: a method, a host or an address that is none. */
export function refuseMalformed(environment: Names): express.RequestHandler {
  const ownNames = namesOf(environment)
  return (request, response, next) => {
    if (!methods.includes(request.method)) return refuse(request, response.set('allow', methods.join(', ')), 'method')
    if (!isHost(request)) return refuse(request, response, 'host')
    if (request.originalUrl.length > longestAddress) return refuse(request, response, 'longAddress')
    if (!isAddress(request.originalUrl)) return refuse(request, response, 'address')
    // A name of somebody else that was made to point at this machine is not ours: its pages must not read ours.
    if (!ownNames.has(request.hostname.toLowerCase()))
      return refuse(request, response, 'otherHost', [...ownNames].join(', '))
    return next()
  }
}

/**
 * A page of another site must not act here, in whatever way it sends: browsers say where a request comes from in two
 * headers. A program says nothing, and has no cookies of somebody else.
 */
export function refuseOtherSites({ publicUrl }: Pick<Environment, 'publicUrl'>): express.RequestHandler {
  const publicOrigin = publicUrl === undefined ? null : new URL(publicUrl)
  const isOurs = (origin: string, host: string | undefined) => {
    const sent = URL.canParse(origin) ? new URL(origin) : null
    if (sent === null) return false
    return publicOrigin !== null && sent.host === publicOrigin.host
      ? sent.origin === publicOrigin.origin
      : sent.host === host?.toLowerCase()
  }
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const [origin, site] = [request.get('origin'), request.get('sec-fetch-site')]
    const isForeign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && !isOurs(origin, request.get('host')))
    return isForeign ? refuse(request, response, 'otherSite') : next()
  }
}

/** One Host header that is a name or an address, with a port or without. */
function isHost(request: express.Request): boolean {
  const named = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  const [, port] = /^(?:\[[\da-f:.]+\]|[a-z\d.-]+)(?::(\d{1,5}))?$/i.exec(request.get('host') ?? '') ?? [null, '-1']
  return (
    named === 1 &&
    Number(port ?? 0) >= 0 &&
    Number(port ?? 0) <= 65_535 &&
    URL.canParse(`http://${request.get('host')}`)
  )
}

/**
 * A path of ours, not a whole address: `//elsewhere` and `/\elsewhere` would lead away where a page goes back to its
 * own path. A backslash is refused in every spelling, since `new URL()` reads it as a slash: the router would make `//`
 * of `/%5C` and throw.
 */
function isAddress(url: string): boolean {
  const [pathname = '', ...search] = url.split('?')
  return (
    /^\/(?!\/)[^\\]*$/.test(pathname) &&
    isPath(pathname) &&
    search
      .join('?')
      .split('&')
      .every((pair) => pair.split('=').every(isReadable))
  )
}

function isPath(pathname: string): boolean {
  const decoded = decodePart(pathname.replaceAll('+', '%2B'))
  // eslint-disable-next-line no-control-regex
  return decoded !== null && /^\/(?!\/)/.test(decoded) && !/[\\\u0000-\u001F\u007F]/.test(decoded)
}

function isReadable(part: string): boolean {
  const decoded = decodePart(part)
  return decoded !== null && isStorable(decoded)
}

function namesOf({ host, publicUrl }: Names): Set<string> {
  const names = ['localhost', '127.0.0.1', '[::1]', hostInUrl(host)]
  return new Set(publicUrl === undefined ? names : [...names, new URL(publicUrl).hostname])
}
