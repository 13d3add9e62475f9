import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { createNarrowing } from './narrow-routes'

interface FoundRoute {
  /** As in `route-acts.ts`. */
  name: string
  /** Whether it has a form. */
  takesForm: boolean
}

export type RouteFinder = (address: { pathname: string; search: string }) => FoundRoute | null

type RouteTree = NonNullable<Parameters<typeof matchRoutes>[0]>

/** Which route of the application would answer a form at an address, as Remix chooses it. */
export function createRouteFinder({ routes }: Pick<ServerBuild, 'routes'>): RouteFinder {
  const narrow = createNarrowing(routes)
  const trees = new Map<ServerBuild['routes'], RouteTree>()
  const treeFor = (pathname: string) => {
    const possible = narrow(pathname)
    const tree = trees.get(possible) ?? treeOf(possible)
    trees.set(possible, tree)
    return tree
  }
  return ({ pathname, search }) => {
    const matches = matchRoutes(treeFor(pathname), toPagePath(pathname)) ?? []
    const last = matches.at(-1)
    const isIndex = last?.route.index === true && new URLSearchParams(search).getAll('index').includes('')
    const id = (isIndex ? last : matches.findLast(({ route }, index) => index === 0 || Boolean(route.path)))?.route.id
    return id === undefined
      ? null
      : { name: id.replace(/^routes\//, ''), takesForm: routes[id]?.module.action !== undefined }
  }
}

/** Routes as the router takes them: each with those below it. */
export function treeOf(routes: ServerBuild['routes'], parent?: string): RouteTree {
  return Object.values(routes).flatMap((route): RouteTree => {
    if (!route || route.parentId !== parent) return []
    const { id, path, index, caseSensitive } = route
    return index ? [{ id, path, caseSensitive, index }] : [{ id, path, caseSensitive, children: treeOf(routes, id) }]
  })
}

/** A page asks for its data at an address of its own. */
function toPagePath(pathname: string): string {
  const page = pathname.replace(/\.data$/, '')
  return page === '/_root' ? '/' : page
}
