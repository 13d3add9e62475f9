import type { TestProject } from 'vitest/node'
import { startSanjeh } from './start-sanjeh'

declare module 'vitest' {
  interface ProvidedContext {
    sanjehUrl: string
  }
}

/** One server with the demonstration for all browser tests; filling it takes longest. */
export async function setup(project: TestProject) {
  const sanjeh = await startSanjeh()
  project.provide('sanjehUrl', sanjeh.url)
  return sanjeh.close
}
