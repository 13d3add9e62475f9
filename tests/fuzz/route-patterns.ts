import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { matchPath } from '@remix-run/react'

export interface RoutePattern {
  /** As in `route-acts.ts`. */
  name: string
  /** `/:lang/:festival/…` */
  path: string
  params: string[]
  takesForm: boolean
  /** Only a route that shows or does something can be asked. */
  answers: boolean
}

/** All routes of the last build, so that a new one is tried from its first day. */
export async function readRoutePatterns(): Promise<{ patterns: RoutePattern[]; build: ServerBuild }> {
  const build: ServerBuild = await import(path.resolve('build/server/index.js'))
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id]
    return route ? [pathOf(route.parentId), route.path ?? ''].filter(Boolean).join('/').replaceAll(/\/+/g, '/') : ''
  }
  const parents = new Set(Object.values(build.routes).map((route) => route?.parentId))
  const patterns = Object.values(build.routes).flatMap((route): RoutePattern[] => {
    if (!route || route.id === 'root') return []
    const row = `/${pathOf(route.id)}`.replaceAll(/\/+/g, '/')
    return [
      {
        name: route.id.replace(/^routes\//, ''),
        path: row,
        params: [...row.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
        takesForm: route.module.action !== undefined,
        answers: !parents.has(route.id),
      },
    ]
  })
  return { patterns, build }
}

/** The values that an address gives to the parameters of a route; null where it is of another route. */
export function paramsIn({ path: pattern }: RoutePattern, pathname: string): Record<string, string> | null {
  const match = matchPath(pattern, pathname)
  return match && Object.fromEntries(Object.entries(match.params).map(([name, value]) => [name, value ?? '']))
}

/** An address of a route; a parameter without a value gets one that names nothing. */
export function fillPattern({ path: pattern }: RoutePattern, valueOf: (param: string) => string): string {
  return pattern.replaceAll(/:(\w+)/g, (_, param: string) => valueOf(param)).replace(/\*$/, 'nothing/here')
}
