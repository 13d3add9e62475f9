import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listCheckpoints, listEventsAfter } from '../../../db/queries/audit'
import type { ChainFault } from '../../audit/audit-chain'
import { recordEvent } from '../../audit/audit.server'
import { readAuditFile, writeAuditFile } from '../../audit/audit-file'
import { readLastSignature } from '../../audit/last-signature.server'
import { appendPending } from '../../audit/record-later.server'
import { type LogCheck, checkExport, checkLog } from '../../flows/log/check-log.server'
import { type SigningOutcome, acceptBreak, signLog } from '../../flows/log/sign-log.server'
import { findLogWarning } from '../../flows/log/find-log-warning.server'
import { fingerprintOf, openSigningKey } from '../../audit/signing.server'
import { operatorOf } from '../../access/viewer.server'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../command'
import { parseOptions } from '../parse-options'

const faults: Readonly<Record<ChainFault['why'], (n: number) => string>> = {
  changed: (n) => `event ${n} was changed after it was written`,
  missing: (n) => `event ${n} is missing`,
  inserted: (n) =>
    `event ${n} does not follow the one before it: something was inserted, exchanged or put in another order`,
  cut: (n) => `event ${n} and what came after it were cut off`,
  rewritten: (n) => `event ${n} is not what a signed checkpoint or the end of the log says: history was written anew`,
  signature: (n) => `the checkpoint at event ${n} has a signature that does not belong to it`,
  empty: () => 'it has no event, and yet there are people: it was emptied or replaced',
  'other-key': (n) => `the checkpoint at event ${n} was signed with another key than this installation's`,
}

const options = {
  export: { type: 'string' },
  checkpoint: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  reason: { type: 'string' },
} as const

export const auditCommand: Command = {
  summary: 'check or export the log of everything that was done',
  help: `sanjeh audit verify [--checkpoint FILE] [--export FILE [--key FINGERPRINT]]
sanjeh audit sign [--out FILE]
sanjeh audit export --out FILE
sanjeh audit accept --reason TEXT

verify walks the chain of events from the first on, compares the signed checkpoints and the last signature
that is kept beside the key, and names the first event that was
changed, removed, inserted or cut off. With --export it checks a file that was exported; --key is the fingerprint of the
installation it came from. sign adds a signed checkpoint now (the server does it every SANJEH_SIGN_EVENTS events or SANJEH_SIGN_MINUTES minutes, and
with each seal), unless the log does not follow from the last one, and writes it
into a file with --out: who keeps that elsewhere can tell by --checkpoint, months later, that the history before it is still
the same, even where the key of the installation was used to sign another. accept is for who has
restored a backup: it writes what was found and the reason into the log, lays the last signature aside and signs anew. Exit code 1
where something is wrong.`,
  prepare(args) {
    const { values, positionals } = parseOptions(args, options, 1)
    const [verb] = positionals
    const { out } = values
    const reason = values.reason?.trim()
    if (verb === 'verify') return (context) => verify(context, values)
    if (verb === 'sign') return (context) => sign(context, out)
    if (verb === 'export' && out !== undefined) return (context) => exportLog(context, out)
    if (verb === 'accept' && reason) return (context) => accept(context, reason)
    throw new UsageError('Say verify, sign, export --out FILE, or accept --reason TEXT')
  },
}

type Wanted = Partial<Record<keyof typeof options, string>>

async function verify(
  { workspace, folder }: CommandContext,
  { export: file, checkpoint, key: fingerprint }: Wanted,
): Promise<CommandAnswer> {
  const kept = checkpoint === undefined ? [] : (await readLog(folder, checkpoint)).checkpoints
  if (checkpoint !== undefined && !kept.length) throw new UsageError(`There is no checkpoint in ${checkpoint}`)
  if (file === undefined) {
    const { publicKeyPem, folder: keys } = await openSigningKey(workspace.environment.dataFolder)
    const last = await readLastSignature(keys)
    await appendPending(workspace.database.db, new Date())
    return describe(
      await checkLog(workspace.database.db, publicKeyPem, last ? [...kept, last] : kept),
      await findLogWarning(workspace.database),
    )
  }
  const log = await readLog(folder, file)
  if (!log.events.length) throw new UsageError(`${file} is no exported log`)
  const [stranger] =
    fingerprint === undefined
      ? []
      : [...log.checkpoints, ...kept].filter(({ publicKey }) => fingerprintOf(publicKey) !== fingerprint)
  if (stranger) return describe({ ok: false, why: 'other-key', sequence: stranger.sequence }, null)
  return describe(checkExport(log, null, kept), null)
}

async function readLog(folder: string, file: string): Promise<NonNullable<ReturnType<typeof readAuditFile>>> {
  const log = readAuditFile(await readFile(path.resolve(folder, file), 'utf8').catch(() => ''))
  if (!log) throw new UsageError(`${file} is no exported log or checkpoint`)
  return log
}

function describe(check: LogCheck | Extract<SigningOutcome, { ok: false }>, warning: string | null): CommandAnswer {
  const json = { ...check, warning }
  const more = warning === null ? [] : [warning]
  if (!check.ok)
    return {
      exitCode: 1,
      lines: [`The log is not as it was written: ${faults[check.why](check.sequence)}.`, ...more],
      json,
    }
  const { end, signedUpTo } = check
  const lines = [
    `${end.sequence} events, each follows the one before it; signed up to event ${signedUpTo}.`,
    `The last one has the hash ${end.hash}.`,
  ]
  return { exitCode: 0, lines: [...lines, ...more], json }
}

async function sign({ workspace, folder }: CommandContext, out: string | undefined): Promise<CommandAnswer> {
  const key = await openSigningKey(workspace.environment.dataFolder)
  const outcome = await signLog(workspace.database.db, key, new Date())
  if (!outcome.ok) return describe(outcome, 'It was not signed.')
  const { checkpoint } = outcome
  if (!checkpoint) return { exitCode: 1, lines: ['Nothing has happened yet'], json: null }
  if (out !== undefined) await writeFile(path.resolve(folder, out), writeAuditFile([], [checkpoint]))
  return { exitCode: 0, lines: [`Signed up to event ${checkpoint.sequence} by ${key.fingerprint}`], json: checkpoint }
}

async function accept({ workspace }: CommandContext, reason: string): Promise<CommandAnswer> {
  const key = await openSigningKey(workspace.environment.dataFolder)
  const outcome = await acceptBreak(workspace.database.db, key, operatorOf('cli'), new Date(), reason)
  if (!outcome.ok) return describe(outcome, null)
  if (!outcome.checkpoint)
    return { exitCode: 1, lines: ['The log follows from its last signature: there is nothing to accept'], json: null }
  return {
    exitCode: 0,
    lines: [`Accepted and signed anew up to event ${outcome.checkpoint.sequence}`],
    json: outcome.checkpoint,
  }
}

async function exportLog({ workspace, folder }: CommandContext, out: string): Promise<CommandAnswer> {
  const { db } = workspace.database
  await db.transaction((tx) =>
    recordEvent(tx, operatorOf('cli'), { action: 'audit.export', at: new Date(), festivalId: null }),
  )
  const signed = await signLog(db, await openSigningKey(workspace.environment.dataFolder), new Date())
  const checkpoints = await listCheckpoints(db)
  // What can't be signed is taken along all the same, whole: somebody will want to look at it.
  const events = await listEventsAfter(
    db,
    0,
    signed.ok && signed.checkpoint ? signed.checkpoint.sequence : Number.MAX_SAFE_INTEGER,
  )
  await writeFile(path.resolve(folder, out), writeAuditFile(events, checkpoints))
  const told = `${events.length} events and ${checkpoints.length} signed checkpoints in ${out}`
  if (!signed.ok) return { ...describe(signed, told), exitCode: 1 }
  return { exitCode: 0, lines: [told], json: { events: events.length, checkpoints: checkpoints.length } }
}
