import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

interface FoundRoute {
  /** As in `route-acts.ts`. */
  name: string
  /** Whether it has a form. */
  takesForm: boolean
}

export type RouteFinder = (address: { pathname: string; search: string }) => FoundRoute | null

type Branch = NonNullable<Parameters<typeof matchRoutes>[0]>[number]

/** Which route of the application would answer a form at an address, as Remix chooses it. */
export function createRouteFinder({ routes }: Pick<ServerBuild, 'routes'>): RouteFinder {
  const branches = branchesBelow(routes, undefined)
  return ({ pathname, search }) => {
    const matches = matchRoutes(branches, toPagePath(pathname)) ?? []
    const last = matches.at(-1)
    const isIndex = last?.route.index === true && new URLSearchParams(search).getAll('index').includes('')
    const id = (isIndex ? last : matches.findLast(({ route }, index) => index === 0 || Boolean(route.path)))?.route.id
    return id === undefined
      ? null
      : { name: id.replace(/^routes\//, ''), takesForm: routes[id]?.module.action !== undefined }
  }
}

function branchesBelow(routes: ServerBuild['routes'], parent: string | undefined): Branch[] {
  return Object.values(routes).flatMap((route): Branch[] => {
    if (!route || route.parentId !== parent) return []
    const { id, path, index, caseSensitive } = route
    return index
      ? [{ id, path, caseSensitive, index }]
      : [{ id, path, caseSensitive, children: branchesBelow(routes, id) }]
  })
}

/** A page asks for its data at an address of its own. */
function toPagePath(pathname: string): string {
  const page = pathname.replace(/\.data$/, '')
  return page === '/_root' ? '/' : page
}
