import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { OpenError } from '../../db/open-error'
import { readOrMake } from '../runtime/read-or-make'

/** A secret that was cut off, as a full disk or a power cut leaves it, could be guessed. */
const fewestLetters = 43

/** A random secret of this installation, made at the first asking and kept in the data folder for its owner alone. */
export async function keepSecret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, 'keys', name)
  const secret = await readOrMake(file, () => randomBytes(32).toString('base64url'))
  if (secret.length < fewestLetters)
    throw new OpenError(
      `The secret in ${file} is cut off, so it protects nothing. Put it back from a backup, or remove the file: ` +
        'a new one is made at the next start, everybody signs in again, and second steps are set up anew.',
    )
  return secret
}
