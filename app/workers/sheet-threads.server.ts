import { Piscina } from 'piscina'
import { canonicalJson } from '../../scoring/canonical'
import { type SheetLimits, sheetLimits } from '../../sources/sheets/limits'
import type { OfficeFile, OfficeTask } from '../../sources/sheets/read-office-file'
import { type Refusal, refuse } from '../../sources/sheets/refusal'
import { sha256 } from '../documents/hash.server'
import { processWide } from '../runtime/process-wide.server'
import { findWorker } from './find-worker'
import { SharedWork } from './shared-work.server'
import type { LimitedTask } from './sheet-worker'

/** To start a thread takes seconds on a busy machine, and is no fault of the file. */
const startMs = 20_000

/** One file at a time: a thread may take as much memory as the rest of the server. */
export const sheetReadings = processWide(
  'sheet-readings',
  () => new SharedWork({ atOnce: 1, waiting: 16, keptBytes: 64_000_000 }),
)

/**
 * Reads a spreadsheet on a thread of its own: one that takes too long, or more memory than it may, ends with its
 * thread, and the server goes on. The thread ends with its file, so that nothing of one file is left for the next. What
 * was read is kept for a while: the page of a file is looked at many times. A refusal is not kept, since time and
 * memory may be there the next time.
 */
export async function readOfficeFileOnThread(
  task: OfficeTask,
  limits: SheetLimits = sheetLimits,
): Promise<OfficeFile | Refusal> {
  if (task.file.bytes.length > limits.fileBytes)
    return refuse('too-many-fileBytes', { limit: String(limits.fileBytes) })
  return sheetReadings.once(keyOf(task, limits), (signal) => readOnThread(task, limits, signal), undefined, {
    isKept: ({ ok }) => ok,
  })
}

function keyOf({ file, ...choices }: OfficeTask, limits: SheetLimits): string {
  return sha256(canonicalJson({ ...choices, fileName: file.fileName, bytes: sha256(file.bytes), limits }))
}

async function readOnThread(task: OfficeTask, limits: SheetLimits, signal: AbortSignal): Promise<OfficeFile | Refusal> {
  const timeout = AbortSignal.timeout(limits.milliseconds + startMs)
  const pool = new Piscina<LimitedTask, OfficeFile | Refusal>({
    filename: findWorker(import.meta.dirname, 'sheet-worker'),
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  try {
    return await pool.run({ task, limits }, { name: 'officeFile', signal: AbortSignal.any([signal, timeout]) })
  } catch (error) {
    // Who aborted says why; the pool says only that.
    signal.throwIfAborted()
    if (timeout.aborted) return refuse('too-long', { limit: String(Math.round(limits.milliseconds / 1000)) })
    if (isOutOfMemory(error)) return refuse('too-many-megabytes', { limit: String(limits.megabytes) })
    throw error
  } finally {
    await pool.destroy()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
