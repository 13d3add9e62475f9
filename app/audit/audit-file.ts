import type { AuditEvent } from '../../db/queries/audit-event'
import { z } from 'zod'
import type { AuditCheckpoint } from '../../db/queries/audit'

const text = z.string().nullable()
const instant = z.iso.datetime().transform((iso) => new Date(iso))

const EventLine = z.strictObject({
  sequence: z.number().int(),
  at: instant,
  userId: text,
  userName: text,
  role: text,
  origin: text,
  action: z.string(),
  festivalId: z.number().int().nullable(),
  editionId: z.number().int().nullable(),
  subject: text,
  before: z.unknown(),
  after: z.unknown(),
  reason: text,
  previousHash: z.string(),
  hash: z.string(),
})

const CheckpointLine = z.strictObject({
  sequence: z.number().int(),
  hash: z.string(),
  at: instant,
  publicKey: z.string(),
  signature: z.string(),
})

const Line = z.union([z.strictObject({ event: EventLine }), z.strictObject({ checkpoint: CheckpointLine })])

/** The log as lines of JSON: events in their order, then the signed checkpoints. */
export function writeAuditFile(events: readonly AuditEvent[], checkpoints: readonly AuditCheckpoint[]): string {
  const lines = [...events.map((event) => ({ event })), ...checkpoints.map((checkpoint) => ({ checkpoint }))]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Null: not a log that was exported. */
export function readAuditFile(file: string): { events: AuditEvent[]; checkpoints: AuditCheckpoint[] } | null {
  const lines = file
    .split('\n')
    .filter(Boolean)
    .map((line) => Line.safeParse(parseJson(line)))
  if (!lines.every((line) => line.success)) return null
  const read = lines.map((line) => line.data)
  return {
    events: read.flatMap((line) => ('event' in line ? [line.event] : [])),
    checkpoints: read.flatMap((line) => ('checkpoint' in line ? [line.checkpoint] : [])),
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
