import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { OpenError } from '../../db/open-error'

/** A secret that was cut off, as a full disk or a power cut leaves it, could be guessed. */
const fewestLetters = 43

/** A random secret of this installation, made at the first asking and kept in the data folder for its owner alone. */
export async function keepSecret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, 'keys', name)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const secret = (await readIfThere(file)) ?? (await makeSecret(file))
  if (secret.length < fewestLetters)
    throw new OpenError(
      `The secret in ${file} is cut off, so it protects nothing. Put it back from a backup, or remove the file: ` +
        'a new one is made at the next start, everybody signs in again, and second steps are set up anew.',
    )
  return secret
}

/**
 * Whole from the first moment on; of two processes that start together the first to give its file the name wins, and
 * both read that.
 */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
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
