import type { TestProject } from 'vitest/node'
import { openDemonstration } from '../fixtures/demonstration'

/** The demonstration, of which each file starts a server of its own. */
export async function setup(project: TestProject) {
  const { folder, close } = await openDemonstration()
  project.provide('demonstrationFolder', folder)
  return close
}
