import type { TestProject } from 'vitest/node'
import { openDemonstration, startCopy } from '../fixtures/demonstration'
import { launchOptions } from './launch-browser'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server for each worker. */
    sanjehUrls: string[]
    demonstrationFolder: string
  }
}

/** The demonstration is filled once; each worker of the browser tests has a server over a copy of its own. */
export async function setup(project: TestProject) {
  // Which browser there is, is found before its workers ask for it at the same moment: it may have to be unpacked.
  const [{ folder, close }] = await Promise.all([openDemonstration(), launchOptions()])
  const servers = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => startCopy(folder)))
  project.provide('demonstrationFolder', folder)
  project.provide(
    'sanjehUrls',
    servers.map(({ url }) => url),
  )
  return async () => {
    await Promise.all(servers.map((server) => server.close()))
    await close()
  }
}
