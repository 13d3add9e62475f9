import type { Rollup } from 'vite'

/**
 * What every page begins with: the entry, the document and what stands around each page. With them go small parts that
 * nearly every page has.
 */
const begin = /\/app\/(?:entry\.client|root|routes\/\$lang|shell\/demo-badge|ui\/(?:edition-link|notice))\.tsx(?:\?|$)/

/** Left as chunks of their own, since the manifest of the routes names them. */
const named = /entry\.client\.tsx|__remix-build-client-route/

/** What the charts share with other things that are loaded late. */
const shared = /\/node_modules\/(?:clsx|use-sync-external-store)\//

/**
 * All that every page needs as one file: it compresses better than ten, arrives in one go and is kept. Rollup would cut
 * it by which routes happen to share what. The library of the charts is left to Rollup, so that a page gets the parts
 * that its own charts draw with.
 */
export function pageChunks(): Rollup.GetManualChunk {
  let shell: ReadonlySet<string> | undefined
  return (id, { getModuleIds, getModuleInfo }) => {
    shell ??= reach(
      [...getModuleIds()].filter((each) => begin.test(each)),
      (each) => getModuleInfo(each)?.importedIds ?? [],
    )
    if (shell.has(id)) return named.test(id) ? null : 'shell'
    return shared.test(id) ? 'small-libraries' : null
  }
}

function reach(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from)
  for (const id of reached) for (const each of next(id)) reached.add(each)
  return reached
}
