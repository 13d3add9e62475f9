import { existsSync } from 'node:fs'
import path from 'node:path'

/** A worker is not part of the bundle: it is looked for from a file’s folder upwards, as that may be the source or build/server. */
export function findWorker(folder: string, name: string): string {
  const file = path.join(folder, 'app/workers', name)
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  if (above === folder) throw new Error(`app/workers/${name} is missing: the installation is not complete`)
  return findWorker(above, name)
}
