import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, unlink } from 'node:fs/promises'
import path from 'node:path'
import { readEnvironment } from '../runtime/environment'

/** The key that seals the ballots of one round. It lies in a file of its own and never in the database. */
export interface RoundKey {
  /** Names the file; the round remembers it. */
  readonly id: string
  readonly key: Uint8Array
}

const keyBytes = 32

const folderOf = (dataFolder: string) => path.join(dataFolder, 'keys', 'rounds')

/** The id comes out of the database. What does not look like one of ours leads to no file. */
function fileOf(id: string, dataFolder: string): string | null {
  return /^[0-9a-f]{32}$/.test(id) ? path.join(folderOf(dataFolder), `${id}.key`) : null
}

const ownFolder = () => readEnvironment(process.env).dataFolder

/** A new key, on the disk before this returns: a server that stops during a round finds it again. */
export async function createRoundKey(dataFolder = ownFolder()): Promise<RoundKey> {
  const [id, key] = [randomBytes(16).toString('hex'), randomBytes(keyBytes)]
  await mkdir(folderOf(dataFolder), { recursive: true, mode: 0o700 })
  const file = await open(path.join(folderOf(dataFolder), `${id}.key`), 'wx', 0o600)
  try {
    await file.writeFile(key)
    await file.sync()
  } finally {
    await file.close()
  }
  return { id, key }
}

/** Null: this server does not have the key. */
export async function readRoundKey(id: string | null, dataFolder = ownFolder()): Promise<RoundKey | null> {
  const file = id === null ? null : fileOf(id, dataFolder)
  const key = file === null ? null : await readFile(file).catch(nullWhereMissing)
  return id !== null && key?.byteLength === keyBytes ? { id, key } : null
}

/**
 * Overwritten before it is removed, as removing alone leaves the bytes on many disks. Doing it twice changes nothing.
 */
export async function destroyRoundKey(id: string, dataFolder = ownFolder()) {
  const name = fileOf(id, dataFolder)
  const file = name && (await open(name, 'r+').catch(nullWhereMissing))
  if (!name || !file) return
  try {
    await file.write(randomBytes(keyBytes), 0, keyBytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await unlink(name).catch(nullWhereMissing)
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
