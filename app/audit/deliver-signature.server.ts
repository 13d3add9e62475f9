import type { Agent } from 'undici'
import type { AuditCheckpoint } from '../../db/queries/audit'
import { writeAuditFile } from './audit-file'
import type { Mailer } from '../mail/mail.server'
import { writeSignatureMail } from '../mail/mail-words.server'
import type { ChainFault } from './audit-chain'
import { type Delivery, type LogState, readLogState, saveLogState } from './log-state.server'

/** Where signatures go: out of reach for who owns this machine. */
export interface SignatureReceivers {
  mail: { mailer: Mailer; to: string } | null
  webhook: { url: string; agent: Agent } | null
}

/** What is sent: the last signature, or that the log does not follow from it. */
export type Dispatch =
  { kind: 'signature'; checkpoint: AuditCheckpoint } | { kind: 'fault'; fault: ChainFault; at: Date }

const patienceMs = 10_000
const firstWaitMs = 60_000
const longestWaitMs = 3_600_000
/** A signature covers all before it: by mail one a day is enough. A fault goes out at once. */
const mailEveryMs = 24 * 3_600_000

/**
 * Sends what was not sent yet. What fails is tried again later, each time after a longer wait, and shown on the page of
 * the log.
 */
export async function deliverSignature(
  { mail, webhook }: SignatureReceivers,
  folder: string,
  dispatch: Dispatch,
  now: Date,
) {
  const state = await readLogState(folder)
  const id = idOf(dispatch)
  const isMailDue =
    dispatch.kind === 'fault' || !state.mail?.at || state.mail.at.getTime() <= now.getTime() - mailEveryMs
  const more: Partial<LogState> = {}
  if (mail && isMailDue && isDue(state.mail, id, now))
    more.mail = toDelivery(state.mail, id, now, await sendMail(mail, dispatch))
  if (webhook && isDue(state.webhook, id, now))
    more.webhook = toDelivery(state.webhook, id, now, await post(webhook, bodyOf(dispatch)))
  if (more.mail || more.webhook) await saveLogState(folder, more)
}

const idOf = (dispatch: Dispatch) =>
  dispatch.kind === 'signature'
    ? `signature:${dispatch.checkpoint.sequence}`
    : `fault:${dispatch.fault.why}:${dispatch.fault.sequence}`

function isDue(before: Delivery | null, id: string, now: Date): boolean {
  if (before?.sent === id) return false
  if (!before?.failure) return true
  return (
    now.getTime() >=
    before.failure.at.getTime() + Math.min(firstWaitMs * 2 ** (before.failure.tries - 1), longestWaitMs)
  )
}

function toDelivery(before: Delivery | null, id: string, now: Date, failure: string | null): Delivery {
  if (failure === null) return { sent: id, at: now, failure: null }
  return {
    sent: before?.sent ?? '',
    at: before?.at ?? null,
    failure: { at: now, detail: failure.slice(0, 500), tries: (before?.failure?.tries ?? 0) + 1 },
  }
}

/** As the command line takes it: `audit verify --checkpoint FILE`. */
function bodyOf(dispatch: Dispatch): string {
  return dispatch.kind === 'signature'
    ? writeAuditFile([], [dispatch.checkpoint])
    : `${JSON.stringify({ fault: { ...dispatch.fault, at: dispatch.at } })}\n`
}

async function sendMail(
  { mailer, to }: NonNullable<SignatureReceivers['mail']>,
  dispatch: Dispatch,
): Promise<string | null> {
  const { kind } = dispatch
  const sent = await mailer.send({
    to: { name: to, address: to },
    ...writeSignatureMail(
      kind,
      kind === 'signature' ? dispatch.checkpoint.sequence : dispatch.fault.sequence,
      bodyOf(dispatch),
    ),
  })
  return sent.ok ? null : sent.detail
}

/**
 * Null: it was taken. The agent refuses addresses of this machine and of private networks that the operator has not
 * allowed; nothing is redirected.
 */
async function post({ url, agent }: NonNullable<SignatureReceivers['webhook']>, body: string): Promise<string | null> {
  try {
    // The types of Node's own fetch know an older Agent; the two work together.
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      dispatcher: agent,
    } as unknown as RequestInit
    const answer = await fetch(url, init)
    await answer.body?.cancel()
    return answer.ok ? null : `${answer.status}`
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return cause instanceof Error ? cause.message || cause.name : String(cause)
  }
}
