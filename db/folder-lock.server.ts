import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { OpenError } from './open-error'

/** Who holds a data folder. `server` is there while a Sanjeh server runs, so that the command line can talk to it. */
export interface LockOwner {
  pid: number
  /** Tells a process from a later one with the same pid; null where the system does not say. */
  born: string | null
  server?: { url: string; token: string }
}

export type FolderLock = {
  announceServer: (server: LockOwner['server']) => Promise<void>
  release: () => Promise<void>
}

/** Thrown where another living process holds the folder. */
export class FolderLockedError extends Error {
  constructor(
    readonly folder: string,
    readonly owner: LockOwner,
  ) {
    super(
      `The data folder ${folder} is in use by process ${owner.pid}. ` +
        'Stop that process first, or set SANJEH_DATA to another folder. Two processes on one folder would lose data.',
    )
    this.name = 'FolderLockedError'
  }
}

/**
 * PGlite does not protect its folder: two processes on it lose rows without an error. One lock file a folder does; the
 * lock of a process that died is taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'sanjeh.lock')
  const self: LockOwner = { pid: process.pid, born: birthOf(process.pid) }
  if (!(await create(file, self))) await takeOver(file, folder, self)
  const removeAtExit = () => rmSync(file, { force: true })
  process.once('exit', removeAtExit)
  return {
    announceServer: async (server) => rename(await writeBeside(file, { ...self, server }), file),
    release: async () => {
      process.off('exit', removeAtExit)
      await rm(file, { force: true })
    },
  }
}

/** The living owner of a folder, or null where nobody holds it. */
export async function findLockOwner(folder: string): Promise<LockOwner | null> {
  const owner = await read(path.join(folder, 'sanjeh.lock'))
  return owner && isAlive(owner) ? owner : null
}

/** Only one process at a time may judge a lock stale and replace it, else two could both replace it. */
async function takeOver(file: string, folder: string, self: LockOwner) {
  const gate = `${file}.takeover`
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await create(gate, self)) {
      try {
        const owner = await read(file)
        if (owner && isAlive(owner)) throw new FolderLockedError(folder, owner)
        await rm(file, { force: true })
        if (await create(file, self)) return
      } finally {
        await rm(gate, { force: true })
      }
    }
    await removeAbandoned(gate)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new OpenError(`Could not take the lock ${file}. If no Sanjeh process runs, delete that file and try again.`)
}

async function removeAbandoned(gate: string) {
  const found = await stat(gate).catch(() => null)
  if (found && Date.now() - found.mtimeMs > 10_000) await rm(gate, { force: true })
}

/** The file appears with its content or not at all: an empty lock would look like one that nobody holds. */
async function create(file: string, owner: LockOwner): Promise<boolean> {
  const written = await writeBeside(file, owner)
  try {
    await link(written, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(written, { force: true })
  }
}

async function writeBeside(file: string, owner: LockOwner): Promise<string> {
  const beside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(beside, JSON.stringify(owner), { mode: 0o600 })
  return beside
}

/** A lock that a power cut left empty or garbled names nobody. */
async function read(file: string): Promise<LockOwner | null> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const parsed: unknown = JSON.parse(text)
    return isOwner(parsed) ? parsed : null
  } catch {
    return null
  }
}

function isOwner(value: unknown): value is LockOwner {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'born' in value
  )
}

function isAlive(owner: LockOwner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return owner.born === birthOf(owner.pid)
}

/** The 22nd field of /proc/PID/stat: when the process started, in ticks since boot. */
function birthOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
