import type { Logger } from 'pino'
import type { Db } from '../../db/database'
import { findChainEnd } from '../../db/queries/audit'
import { createGuardedAgent } from '../../sources/address-guard'
import { type SignatureReceivers, deliverSignature } from '../audit/deliver-signature.server'
import { readLastSignature } from '../audit/last-signature.server'
import { saveLogState } from '../audit/log-state.server'
import { appendPending } from '../audit/record-later.server'
import { type SigningKey, openSigningKey } from '../audit/signing.server'
import { checkLog } from '../flows/log/check-log.server'
import { followFromSignature, signLog } from '../flows/log/sign-log.server'
import type { Mailer } from '../mail/mail.server'
import type { Environment } from '../runtime/environment'
import type { RepeatedWork } from '../runtime/repeated-work'

interface Parts {
  db: Db
  environment: Pick<Environment, 'dataFolder' | 'signing' | 'allowHosts'>
  mailer: Mailer | null
}

/** A start waits so long for the whole log to be checked; a longer one is checked on while people are let in. */
const patienceMs = 10_000

/**
 * Checks the log at the start, then appends what waits, signs every so many events or minutes, and sends signatures
 * out.
 */
export async function startAuditLogSigner(parts: Parts, repeated: RepeatedWork, log: Logger) {
  const key = await openSigningKey(parts.environment.dataFolder)
  const signer = createSigner(parts, key, log)
  const logAs = (message: string) => (error: unknown) => log.error({ err: error }, message)
  const checking = repeated.run(() => signer.checkWhole().then(signer.round), logAs('The log could not be checked'))
  await Promise.race([checking, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())])
  repeated.schedule(
    '*/2 * * * * *',
    () => appendPending(parts.db, new Date()),
    logAs('Events that wait could not be appended to the log'),
  )
  repeated.schedule('*/30 * * * * *', signer.round, logAs('The log could not be signed'))
}

/** What it found last is said once, and again where it is something else. */
export function createSigner(
  { db, environment, mailer }: Parts,
  key: SigningKey,
  log: Logger,
  clock = () => new Date(),
) {
  const { signing, allowHosts } = environment
  const receivers: SignatureReceivers = {
    mail: mailer && signing.mailTo !== null ? { mailer, to: signing.mailTo } : null,
    webhook: signing.webhook === null ? null : { url: signing.webhook, agent: createGuardedAgent(allowHosts) },
  }
  let said = ''
  const say = (found: { ok: boolean; why?: string; sequence?: number }) => {
    const now = found.ok ? '' : `${found.why}:${found.sequence}`
    if (now && now !== said)
      log.error(
        { why: found.why, event: found.sequence },
        'The log of events is not as it was signed, and is not signed any more. “sanjeh audit verify” says where; “sanjeh audit accept” begins anew after a restored backup',
      )
    said = now
  }

  const checkWhole = async () => {
    const now = clock()
    await appendPending(db, now)
    const kept = await readLastSignature(key.folder)
    const found = await checkLog(db, key.publicKeyPem, kept ? [kept] : [])
    say(found)
    await saveLogState(key.folder, {
      whole: { at: now, fault: found.ok ? null : { why: found.why, sequence: found.sequence } },
    })
  }

  const round = async () => {
    const now = clock()
    const followed = await followFromSignature(db, key, now)
    const last = await readLastSignature(key.folder)
    const outcome = followed.ok && (await isDue(last)) ? await signLog(db, key, now) : followed
    say(outcome)
    await saveLogState(key.folder, {
      recent: { at: now, fault: outcome.ok ? null : { why: outcome.why, sequence: outcome.sequence } },
    })
    const newest = await readLastSignature(key.folder)
    if (!outcome.ok)
      await deliverSignature(
        receivers,
        key.folder,
        { kind: 'fault', fault: { why: outcome.why, sequence: outcome.sequence }, at: now },
        now,
      )
    else if (newest) await deliverSignature(receivers, key.folder, { kind: 'signature', checkpoint: newest }, now)
  }

  const isDue = async (last: Awaited<ReturnType<typeof readLastSignature>>) => {
    const end = await findChainEnd(db)
    if (!end || end.sequence === last?.sequence) return false
    if (!last) return true
    return (
      end.sequence - last.sequence >= signing.everyEvents ||
      clock().getTime() - last.at.getTime() >= signing.everyMinutes * 60_000
    )
  }

  return { checkWhole, round }
}
