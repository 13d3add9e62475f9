import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Rights of the owner alone: on folders to go through them too. */
const folderMode = 0o700
const fileMode = 0o600
const rights = 0o777

/** Thrown where a data folder is not this user's own, or is the home of other things. */
export class FolderOwnerError extends Error {
  override name = 'FolderOwnerError'
}

/**
 * From now on what this process creates is its user's alone. The embedded database and others that set rights
 * themselves do not keep to it, so the folder is looked at again at every start.
 */
export function createPrivately() {
  process.umask(rights & ~folderMode)
}

/**
 * Makes a data folder, or takes one, for this user alone: passwords, keys and everything that is not published lie in
 * it. What others may read or write is closed to them. Answers with the number of files and folders that were open.
 */
export async function makePrivate(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: folderMode })
  if (process.getuid === undefined) return 0
  await requireOwn(folder, process.getuid())
  return closeToOthers(folder, process.getuid())
}

async function requireOwn(folder: string, user: number) {
  const resolved = path.resolve(folder)
  if (resolved === os.homedir() || resolved === path.parse(resolved).root) {
    throw new FolderOwnerError(
      `${resolved} is not for Sanjeh alone, and all of a data folder is closed to everybody else. Set SANJEH_DATA to a folder of its own, for example ${path.join(resolved, 'sanjeh-data')}.`,
    )
  }
  const { uid } = await lstat(folder)
  if (uid !== user) throw foreign(folder, uid, user)
}

async function closeToOthers(entry: string, user: number): Promise<number> {
  const found = await lstat(entry)
  // What a link leads to lies elsewhere, and the rights of a link itself mean nothing.
  if (found.isSymbolicLink()) return 0
  if (found.uid !== user) throw foreign(entry, found.uid, user)
  const mode = found.isDirectory() ? folderMode : fileMode
  const isOpen = (found.mode & rights) !== mode
  if (isOpen) await chmod(entry, mode)
  if (!found.isDirectory()) return Number(isOpen)
  // Files come and go while a database works.
  const inside = await Promise.all(
    (await readdir(entry)).map((name) => closeToOthers(path.join(entry, name), user).catch(unlessGone)),
  )
  return inside.reduce((sum, count) => sum + count, Number(isOpen))
}

function unlessGone(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
  throw error
}

function foreign(entry: string, uid: number, user: number): FolderOwnerError {
  return new FolderOwnerError(
    `${entry} belongs to user ${uid}, and Sanjeh runs as user ${user}: that user could read and change the data. Start Sanjeh as that user, or give the folder to this one: chown -R ${user} ${entry}`,
  )
}
