import { isSecretField } from './secret-fields'

/** Why a form was not taken: the server was not reached; it refuses this person; it is too large; it failed. */
type Trouble = 'unreachable' | 'refused' | 'too-large' | 'failed' | (typeof outages)[number]

/** What keeps the whole server from taking a form, as its header `x-refusal` names it. */
const outages = ['computing', 'database-full', 'database-read-only', 'database-gone', 'database-busy'] as const

/**
 * A form that was sent and not taken. It waits here, with its files, until the person sends it again or goes back to
 * it.
 */
export interface HeldPost {
  readonly trouble: Trouble
  readonly hasFile: boolean
  /** Secrets are not sent again: the person has to send such a form from the page. */
  readonly hasSecret: boolean
  readonly isDropped: boolean
  sendAgain: () => void
  /** Back to the form, which still stands there as it was. */
  drop: () => void
}

type Fetch = typeof window.fetch
type Attempt = { ok: true; response: Response } | { ok: false; trouble: Trouble }

let held: HeldPost | null = null
const listeners = new Set<() => void>()

export const heldPosts = {
  get: () => held,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

function set(next: HeldPost | null) {
  held = next
  for (const listener of listeners) listener()
}

/**
 * Stands before every form that the framework sends. Where the answer would take the page and all that was typed in it
 * away (no network, a session that ended, a body that is too large, a failure), the request is not answered: it waits,
 * the form stays on the page, and the same request is sent once more when the person says so.
 */
export function holdPosts(send: Fetch, onAnswer: (isAccepted: boolean) => void): Fetch {
  return async (input, init) => {
    if (!isFormPost(input, init)) return send(input, init)
    const entries = entriesOf(init)
    const isLive = entries.some(([name]) => name === liveField)
    for (;;) {
      const attempt = await attemptTo(() => send(input, init), init?.signal)
      if (!attempt.ok) await wait(attempt.trouble, entries, { isDropped: isLive, signal: init?.signal })
      else {
        if (!isLive) onAnswer(attempt.response.status < 400)
        return attempt.response
      }
    }
  }
}

/** Marks what a page sends by itself while somebody types: a trouble with it must not stop them. */
export const liveField = 'live'

function entriesOf(init: RequestInit | undefined): [string, FormDataEntryValue][] {
  const body = init?.body
  return body instanceof URLSearchParams || body instanceof FormData ? [...body] : []
}

function isFormPost(input: RequestInfo | URL, init?: RequestInit): boolean {
  return (
    init?.method?.toUpperCase() === 'POST' &&
    !(input instanceof Request) &&
    new URL(input, window.location.href).pathname.endsWith('.data')
  )
}

async function attemptTo(send: () => Promise<Response>, signal: AbortSignal | null | undefined): Promise<Attempt> {
  try {
    const response = await send()
    const trouble = await troubleOf(response)
    return trouble ? { ok: false, trouble } : { ok: true, response }
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, trouble: 'unreachable' }
  }
}

async function troubleOf(response: Response): Promise<Trouble | null> {
  const { status } = response
  if (status < 400) return null
  if (status === 413) return 'too-large'
  const reason = response.headers.get('x-refusal')
  if (isOutage(reason)) return reason
  if (status === 401 || status === 403 || status === 404) return 'refused'
  return status >= 500 || !(await isAnswerOfAction(response)) ? 'failed' : null
}

function isOutage(reason: string | null): reason is (typeof outages)[number] {
  return outages.some((one) => one === reason)
}

/** An answer with data is shown beside the form; a thrown one would take its place. */
async function isAnswerOfAction(response: Response): Promise<boolean> {
  if (!response.headers.get('content-type')?.startsWith('text/x-script')) return false
  return (await response.clone().text()).startsWith('[{"_1":2},"data"')
}

/** Done once the form shall be sent again. Dropped, it stays undone: the next form that is sent takes its place. */
function wait(
  trouble: Trouble,
  entries: readonly [string, FormDataEntryValue][],
  { isDropped, signal }: { isDropped: boolean; signal: AbortSignal | null | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const post: HeldPost = {
      trouble,
      hasFile: entries.some(([, value]) => typeof value !== 'string' && value.size > 0),
      hasSecret: entries.some(([name, value]) => value !== '' && isSecretField(name)),
      isDropped,
      sendAgain: () => {
        set(null)
        resolve()
      },
      drop: () => set({ ...post, isDropped: true }),
    }
    // Another form was sent, or the page was left.
    signal?.addEventListener('abort', () => {
      set(null)
      reject(new DOMException('The form was sent anew', 'AbortError'))
    })
    set(post)
  })
}
