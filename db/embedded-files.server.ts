import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { OpenError } from './open-error'
import { querySignal } from './query-signal'

const smallestFreeBytes = 200_000_000

/**
 * Opens the files of the embedded database in a data folder. PGlite would make a new database over what is left of a
 * damaged one, so that is looked for before. A first start that was killed leaves half a database that never held
 * anything: it is begun again.
 */
export async function openEmbeddedFiles(folder: string): Promise<PGlite> {
  await requireFreeSpace(folder)
  const files = path.join(folder, 'pglite')
  const beginning = path.join(folder, 'pglite.beginning')
  if (await isThere(beginning)) await rm(files, { recursive: true, force: true })
  await mkdir(files, { recursive: true })
  const names = await readdir(files)
  if (names.length && !names.includes('PG_VERSION')) throw damaged(files, 'it has no file PG_VERSION')
  if (!names.length) await writeFile(beginning, '')
  const client = await PGlite.create({ dataDir: files }).catch((error: unknown) => {
    throw damaged(files, error instanceof Error ? error.message : String(error))
  })
  await rm(beginning, { force: true })
  return dropAbandoned(client)
}

/** A statement that nobody waits for any more is not begun; one that runs can't be stopped. */
function dropAbandoned(client: PGlite): PGlite {
  const query = client.query.bind(client)
  client.query = async (...args: Parameters<typeof query>) => {
    querySignal()?.throwIfAborted()
    return query(...args) as never
  }
  return client
}

function damaged(files: string, why: string): OpenError {
  const reason = why.replace(/\.?( Build with .*)?$/s, '')
  return new OpenError(
    `The embedded database in ${files} can’t be opened (${reason}): it is damaged, or of another version of PostgreSQL. ` +
      'Put a backup of the data folder in its place; to begin with an empty database, move it away.',
  )
}

async function isThere(file: string): Promise<boolean> {
  return (await readdir(path.dirname(file))).includes(path.basename(file))
}

/** On a full disk the embedded database fails to open without a message: say it before. */
async function requireFreeSpace(folder: string) {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < smallestFreeBytes) {
    throw new OpenError(
      `Only ${Math.floor(free / 1e6)} MB are free for ${folder}; the embedded database needs 200 MB. Make room and start again.`,
    )
  }
}
