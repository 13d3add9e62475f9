import { useRouteLoaderData } from '@remix-run/react'
import type { EditionData } from './edition-data.server'
import type { FestivalData } from './festival-data.server'
import type { ShellData } from './shell-data.server'

/** What stands around the page; undefined where even that could not be loaded. */
export function useShellData(): ShellData | undefined {
  return useRouteLoaderData<() => Promise<ShellData>>('routes/$lang')
}

/** What stands around a page of a festival; undefined on every other page. */
export function useFestivalData(): FestivalData | undefined {
  return useRouteLoaderData<() => Promise<FestivalData>>('routes/$lang.$festival')
}

/** What stands around a page of an edition; undefined on every other page. */
export function useEditionData(): EditionData | undefined {
  return useRouteLoaderData<() => Promise<EditionData>>('routes/$lang.$festival.$edition')
}
