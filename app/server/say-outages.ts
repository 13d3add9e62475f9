import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { outageOf } from '../../db/outage'
import { isBusy } from '../workers/shared-work.server'
import { type RefusalReason, languageOf, reasonHeader, retryAfterSeconds, wordsOf } from './refusal'

/** Why the server can do nothing for anybody at the moment, where an error says so. */
export function outageReason(error: unknown): RefusalReason | null {
  return isBusy(error) ? 'computing' : outageOf(error)
}

/**
 * A build whose loaders and actions say in words, with 503, what keeps the whole server from its work. What it was is
 * in the log.
 */
export function sayOutages(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader ? { loader: (args: LoaderFunctionArgs) => inWords(args, () => loader(args)) } : {}),
      ...(action ? { action: (args: ActionFunctionArgs) => inWords(args, () => action(args)) } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

const outages = new WeakMap<AppLoadContext, RefusalReason>()

/** What kept a request from being answered, as its loaders and actions found it. */
export function outageOfRequest(context: AppLoadContext): RefusalReason | null {
  return outages.get(context) ?? null
}

async function inWords<Made>(
  { request, context }: { request: Request; context: AppLoadContext },
  work: () => Made,
): Promise<Awaited<Made>> {
  try {
    return await work()
  } catch (error) {
    const why = outageReason(error)
    if (!why || request.signal.aborted) throw error
    if (why !== 'computing') context.report(error)
    outages.set(context, why)
    const words = wordsOf(why, languageOf(new URL(request.url).pathname))
    throw Response.json(words, { status: 503, headers: headersOfOutage(why) })
  }
}

export function headersOfOutage(why: RefusalReason): Record<string, string> {
  return { 'retry-after': String(retryAfterSeconds(why)), [reasonHeader]: why, 'cache-control': 'no-store' }
}
