import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * What a file says that only its owner may read; where it is missing it is made first. It is whole from the first
 * moment on, also after a power cut; of two processes that start together the first to give its file the name wins, and
 * both read that.
 */
export async function readOrMake(file: string, make: () => string | Uint8Array): Promise<string> {
  const there = await readIfThere(file)
  if (there !== null) return there
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(draft, make(), { mode: 0o600, flush: true })
    await link(draft, file).catch(throwUnless('EEXIST'))
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throwUnless('ENOENT')(error)
    return null
  })
}

function throwUnless(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && error.code === code)) throw error
  }
}
