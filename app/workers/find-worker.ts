import { existsSync } from 'node:fs'
import path from 'node:path'

type WorkerName = 'engine-worker' | 'sheet-worker'

/**
 * The file that a thread begins with. A worker is a file of its own, looked for from the asking file’s folder upwards:
 * beside what was built where that is built, else among the sources.
 */
export function findWorker(folder: string, name: WorkerName): string {
  const isBuild = path.basename(folder) === 'build'
  const file = path.join(folder, isBuild ? `program/${name}.js` : `app/workers/${name}.mjs`)
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  if (above === folder) throw new Error(`The worker ${name} is missing: the installation is not complete`)
  return findWorker(above, name)
}
