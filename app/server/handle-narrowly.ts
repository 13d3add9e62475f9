import { type RequestHandler, type ServerBuild, createRequestHandler } from '@remix-run/node'
import { createNarrowing } from './narrow-routes'

/**
 * Answers as Remix does with the whole build, in less time: a request is handed to a build of the routes that its
 * address could mean. What may ask for any route gets all of them: the manifest that a browser loads piece by piece,
 * and a route that is named in the address.
 */
export function handleNarrowly(build: ServerBuild, mode?: string): RequestHandler {
  const narrow = createNarrowing(build.routes)
  const handlers = new Map<ServerBuild['routes'], RequestHandler>()
  return (request, context) => {
    const { pathname, searchParams } = new URL(request.url)
    const isOfAll = pathname.endsWith('/__manifest') || searchParams.has('_data')
    const routes = isOfAll ? build.routes : narrow(pathname)
    const handle = handlers.get(routes) ?? createRequestHandler(narrowBuild(build, routes), mode)
    handlers.set(routes, handle)
    return handle(request, context)
  }
}

function narrowBuild(build: ServerBuild, routes: ServerBuild['routes']): ServerBuild {
  if (routes === build.routes) return build
  const inBrowser = Object.entries(build.assets.routes).filter(([id]) => id in routes)
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(inBrowser) } }
}
