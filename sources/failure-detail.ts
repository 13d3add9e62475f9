/**
 * What a failure is about. Numbers are numbers, so that a page writes them in its language. `name` and `address` are
 * the same in every language; `text` is what a program wrote, in English.
 */
export type FailureDetail =
  | { status: number }
  | { limitMs: number }
  | { limitBytes: number }
  | { pages: number }
  | { redirects: number }
  | { trouble: NetworkTrouble | 'unknown'; text: string }
  | { name: string; address?: string }
  | { address: string; text?: string }
  | { text: string }

export type NetworkTrouble = (typeof troubles)[number][0]

const troubles = [
  ['refused', /ECONNREFUSED/],
  ['no-host', /ENOTFOUND|EAI_AGAIN|No address is known/],
  ['no-connection', /ETIMEDOUT|timeout/i],
  ['broken', /ECONNRESET|other side closed|disconnected|socket hang up|EPIPE/i],
  ['no-way', /EHOSTUNREACH|ENETUNREACH/],
  ['certificate', /certificate|CERT_|SELF_SIGNED|SSL|TLS/i],
] as const

/** What a network says, by words of its message: libraries tell most of it in no other way. */
export function toTrouble(text: string): FailureDetail {
  return { trouble: troubles.find(([, words]) => words.test(text))?.[0] ?? 'unknown', text }
}

/** A detail as it is stored: by name, or the text that it was in pulls of before it had parts. */
export type StoredDetail = string | Readonly<Record<string, string | number>>

/** A stored detail by its names. What older pulls kept as a text is read out of that text, here and nowhere else. */
export function readDetail(why: string, stored: StoredDetail): Readonly<Record<string, string | number>> {
  if (typeof stored !== 'string') return stored
  const number = Number(/\d+/.exec(stored)?.[0] ?? Number.NaN)
  const name = numbered[why]
  if (name) return Number.isNaN(number) ? { text: stored } : { [name]: number }
  if (why === 'unreachable') return { ...toTrouble(stored) }
  if (why === 'redirected-away' && stored.startsWith('more than')) return { redirects: number }
  if (named.has(why)) return stored === '' ? {} : { name: stored }
  const address = /https?:\/\/[^\s)]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-f:]+\]/i.exec(stored)?.[0]
  return { text: stored, ...(address === undefined ? {} : { address }) }
}

const numbered: Readonly<Record<string, string>> = {
  'timed-out': 'limitMs',
  'too-large': 'limitBytes',
  'too-many-pages': 'pages',
  unauthorised: 'status',
  'not-found': 'status',
  'rate-limited': 'status',
  'bad-status': 'status',
}

const named: ReadonlySet<string> = new Set([
  'no-secret',
  'bad-secret',
  'repeated-page',
  'left-origin',
  'repeated-heading',
  'unknown-metric',
  'no-records',
  'wrong-encoding',
])
