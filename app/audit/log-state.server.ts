import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeWhole } from './last-signature.server'

const fileName = 'log-state.json'
const moment = z.iso.datetime().transform((iso) => new Date(iso))

const faults = ['changed', 'missing', 'inserted', 'cut', 'rewritten', 'signature', 'other-key', 'empty'] as const

const Found = z.object({ at: moment, fault: z.object({ why: z.enum(faults), sequence: z.number().int() }).nullable() })

const Delivery = z.object({
  /** What was sent last, and when; empty: nothing yet. */
  sent: z.string(),
  at: moment.nullable(),
  failure: z.object({ at: moment, detail: z.string(), tries: z.number().int() }).nullable(),
})

const LogState = z.object({
  /** From the last signature on, every half minute. */
  recent: Found.nullable(),
  /** From the first event on, at the start. */
  whole: Found.nullable(),
  mail: Delivery.nullable(),
  webhook: Delivery.nullable(),
})

export type LogState = z.infer<typeof LogState>
export type Delivery = z.infer<typeof Delivery>

const nothing: LogState = { recent: null, whole: null, mail: null, webhook: null }

/**
 * What the server found out of its log, and how its signatures went out: kept beside the key, read by pages. It proves
 * nothing.
 */
export async function readLogState(folder: string): Promise<LogState> {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch(() => null)
  const parsed = text === null ? null : LogState.safeParse(parse(text))
  return parsed?.success ? parsed.data : nothing
}

export async function saveLogState(folder: string, more: Partial<LogState>) {
  await writeWhole(path.join(folder, fileName), { ...(await readLogState(folder)), ...more })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
