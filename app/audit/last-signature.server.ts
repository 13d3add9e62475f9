import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { AuditCheckpoint } from '../../db/queries/audit'

const fileName = 'last-signature.json'

const Checkpoint = z.object({
  sequence: z.number().int(),
  hash: z.string(),
  at: z.iso.datetime().transform((iso) => new Date(iso)),
  publicKey: z.string(),
  signature: z.string(),
})

/**
 * The last signature of the log, from beside the key; null: nothing was signed yet. A file that can't be read is an
 * error and no null: it would be a way to make a log forgotten.
 */
export async function readLastSignature(folder: string): Promise<AuditCheckpoint | null> {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : Checkpoint.parse(JSON.parse(text))
}

/** Keeps a signature, unless a later one is there already: another process may have signed meanwhile. */
export async function saveLastSignature(folder: string, checkpoint: AuditCheckpoint) {
  const before = await readLastSignature(folder)
  if (before === null || before.sequence < checkpoint.sequence)
    await writeWhole(path.join(folder, fileName), checkpoint)
}

/** Lays the last signature aside under its number, where a break of the log was accepted: it proves what was there. */
export async function setLastSignatureAside(folder: string, at: Date) {
  const before = await readLastSignature(folder)
  if (before)
    await rename(
      path.join(folder, fileName),
      path.join(folder, `signature-${before.sequence}-before-${at.toISOString().replaceAll(':', '')}.json`),
    )
}

/** Whoever reads finds the whole file or the one before it, also after a power cut. */
export async function writeWhole(file: string, value: unknown) {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
  await handle.sync()
  await handle.close()
  await rename(draft, file)
}
