import { setTimeout as wait } from 'node:timers/promises'
import type { Agent } from 'undici'
import { type FailureDetail, toTrouble } from './failure-detail'

export interface GuardedRequest {
  url: string
  headers: Record<string, string>
  /** Of the whole answer, however slowly it drips. */
  timeoutMs: number
  /** Of the decoded body: a compressed bomb is counted as what it becomes. */
  maxBytes: number
  /** Ends it at once, as cancelled. */
  signal?: AbortSignal
  /** Waits before the next attempt; by the clock where nothing else is given. */
  pause?: (ms: number) => Promise<void>
}

export interface Answer {
  ok: true
  status: 200 | 304
  headers: Headers
  body: Uint8Array
}

export interface RequestFailure {
  ok: false
  why:
    | 'unreachable'
    | 'timed-out'
    | 'too-large'
    | 'refused-address'
    | 'unauthorised'
    | 'rate-limited'
    | 'not-found'
    | 'bad-status'
    | 'redirected-away'
    | 'cancelled'
  detail: FailureDetail
}

const attempts = 4
const longestWaitMs = 30_000
const maxRedirects = 5

/**
 * One request, tried again while the other side says that it is busy. A failure says what happened; it never reads as
 * empty.
 */
export async function request(agent: Agent, wanted: GuardedRequest): Promise<Answer | RequestFailure> {
  const pause = wanted.pause ?? ((ms) => waitUnless(wanted.signal, ms))
  for (let attempt = 1; ; attempt++) {
    const { outcome, retryAfterMs } = await requestOnce(agent, wanted, wanted.url, 0)
    if (outcome.ok || attempt === attempts || !isPassing(outcome)) return outcome
    await pause(Math.min(retryAfterMs ?? 200 * 2 ** attempt, longestWaitMs))
  }
}

/** Whoever cancels does not wait for the wait to be over; the next attempt then ends at once. */
async function waitUnless(signal: AbortSignal | undefined, ms: number) {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => {})
}

interface Attempt {
  outcome: Answer | RequestFailure
  retryAfterMs: number | null
}

function isPassing({ why, detail }: RequestFailure): boolean {
  return (
    why === 'rate-limited' ||
    why === 'unreachable' ||
    (why === 'bad-status' && 'status' in detail && [502, 503, 504].includes(detail.status))
  )
}

async function requestOnce(agent: Agent, wanted: GuardedRequest, url: string, hops: number): Promise<Attempt> {
  try {
    const timeout = AbortSignal.timeout(wanted.timeoutMs)
    const signal = wanted.signal ? AbortSignal.any([timeout, wanted.signal]) : timeout
    // The types of Node's own fetch know an older Agent; the two work together.
    const init = { headers: wanted.headers, redirect: 'manual', signal, dispatcher: agent } as unknown as RequestInit
    const response = await fetch(url, init)
    if (response.status >= 300 && response.status < 400 && response.status !== 304)
      return await follow(agent, wanted, url, response, hops)
    if (response.status !== 200 && response.status !== 304) {
      await response.body?.cancel()
      return { outcome: refusalOf(response), retryAfterMs: retryAfterOf(response) }
    }
    return { outcome: await readAnswer(response, wanted.maxBytes), retryAfterMs: null }
  } catch (error) {
    return { outcome: failureOf(error, wanted, url), retryAfterMs: null }
  }
}

/** A redirect stays on its origin: elsewhere the token would leak, and the answer would be somebody else's. */
async function follow(
  agent: Agent,
  wanted: GuardedRequest,
  url: string,
  response: Response,
  hops: number,
): Promise<Attempt> {
  await response.body?.cancel()
  const location = response.headers.get('location') ?? ''
  if (!URL.canParse(location, url))
    return { outcome: { ok: false, why: 'redirected-away', detail: { address: location } }, retryAfterMs: null }
  const target = new URL(location, url)
  const isSameOrigin = target.origin === new URL(url).origin
  if (!isSameOrigin || hops === maxRedirects) {
    const detail = isSameOrigin ? { redirects: maxRedirects } : { address: target.origin }
    return { outcome: { ok: false, why: 'redirected-away', detail }, retryAfterMs: null }
  }
  return requestOnce(agent, wanted, target.href, hops + 1)
}

async function readAnswer(response: Response, maxBytes: number): Promise<Answer | RequestFailure> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength
    if (bytes > maxBytes) {
      await reader?.cancel()
      return { ok: false, why: 'too-large', detail: { limitBytes: maxBytes } }
    }
    chunks.push(part.value)
  }
  return {
    ok: true,
    status: response.status === 304 ? 304 : 200,
    headers: response.headers,
    body: Buffer.concat(chunks),
  }
}

function refusalOf({ status }: Response): RequestFailure {
  if (status === 401 || status === 403) return { ok: false, why: 'unauthorised', detail: { status } }
  if (status === 404 || status === 410) return { ok: false, why: 'not-found', detail: { status } }
  if (status === 429) return { ok: false, why: 'rate-limited', detail: { status } }
  return { ok: false, why: 'bad-status', detail: { status } }
}

/** Seconds or a date. Zero or less is no hint. */
function retryAfterOf(response: Response): number | null {
  const text = response.headers.get('retry-after')
  if (!text) return null
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return ms > 0 ? ms : null
}

function failureOf(error: unknown, wanted: GuardedRequest, url: string): RequestFailure {
  if (!(error instanceof Error)) throw error
  if (wanted.signal?.aborted) return { ok: false, why: 'cancelled', detail: { address: url } }
  if (error.name === 'TimeoutError') return { ok: false, why: 'timed-out', detail: { limitMs: wanted.timeoutMs } }
  const cause = error.cause instanceof Error ? error.cause : error
  if ('code' in cause && cause.code === 'REFUSED_ADDRESS')
    return { ok: false, why: 'refused-address', detail: { address: url, text: cause.message } }
  if (error instanceof TypeError || 'code' in cause)
    return { ok: false, why: 'unreachable', detail: toTrouble(cause.message || String(cause)) }
  throw error
}
