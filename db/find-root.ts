import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of the installation, some folders above a file of it, whether that is a source or was built. */
export function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package-lock.json'))) return folder
  const above = path.dirname(folder)
  if (above === folder) throw new Error('The folder of Sanjeh is not complete: package-lock.json is missing')
  return findRoot(above)
}
