import { Piscina } from 'piscina'
import { type SheetLimits, sheetLimits } from '../../sources/sheets/limits'
import type { OfficeFile, OfficeTask } from '../../sources/sheets/read-office-file'
import { type Refusal, refuse } from '../../sources/sheets/refusal'
import { findWorker } from './find-worker'
import type { LimitedTask } from './sheet-worker'

/** To start a thread takes seconds on a busy machine, and is no fault of the file. */
const startMs = 20_000

/**
 * Reads a spreadsheet on a thread of its own: one that takes too long, or more memory than it may, ends with its thread, and the server goes on. The
 * thread ends with its file, so that nothing of one file is left for the next.
 */
export async function readOfficeFileOnThread(
  task: OfficeTask,
  limits: SheetLimits = sheetLimits,
): Promise<OfficeFile | Refusal> {
  if (task.file.bytes.length > limits.fileBytes)
    return refuse('too-many-fileBytes', { limit: String(limits.fileBytes) })
  const signal = AbortSignal.timeout(limits.milliseconds + startMs)
  const pool = new Piscina<LimitedTask, OfficeFile | Refusal>({
    filename: findWorker(import.meta.dirname, 'sheet-worker.mjs'),
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  try {
    return await pool.run({ task, limits }, { name: 'officeFile', signal })
  } catch (error) {
    if (signal.aborted) return refuse('too-long', { limit: String(Math.round(limits.milliseconds / 1000)) })
    if (isOutOfMemory(error)) return refuse('too-many-megabytes', { limit: String(limits.megabytes) })
    throw error
  } finally {
    await pool.destroy()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
