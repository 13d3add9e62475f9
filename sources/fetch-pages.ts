import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type PullLease, findBody, findKnownPage, listPages, savePage } from '../db/queries/pulls'
import type { Pull } from '../db/queries/sources'
import type { CompiledDefinition } from './compile-mapping'
import { request } from './http'
import { leaseMs } from './keep-lease'
import { type PagePosition, firstPosition, nextPosition } from './paginate'
import { readPage } from './read/read-page'
import { toDetail } from './read/records'
import type { PullFailure, SourceContext } from './source-context'

/** The database finds pages by their URL, and its index takes no longer one. */
const longestUrl = 2000
const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** Asks for the pages that a pull has not got yet and stores each as it came, with the place of the next one. */
export async function fetchPages(
  context: SourceContext,
  pull: Pull,
  lease: PullLease,
  compiled: CompiledDefinition,
): Promise<{ ok: true } | PullFailure> {
  const start = resolveStart(context, compiled)
  if (!start.ok) return start
  const stored = await listPages(context.db, lease.pullId)
  const seen = new Set(stored.flatMap((page) => [page.bodySha256, page.url]))
  let position = pull.isFetched ? null : (toPlace(pull.nextPage) ?? start.position)
  while (position) {
    if (position.page > compiled.definition.request.maxPages)
      return { ok: false, why: 'too-many-pages', detail: { pages: compiled.definition.request.maxPages } }
    if (context.pause?.aborted) return { ok: false, why: 'stopped', detail: { name: compiled.definition.code } }
    if (context.signal?.aborted) return { ok: false, why: 'cancelled', detail: { name: compiled.definition.code } }
    const step = await fetchPage(context, pull, lease, compiled, position, seen)
    if (!step.ok) return step
    context.onProgress?.({ source: compiled.definition.code, step: 'fetching', done: position.page, of: null })
    position = step.position
  }
  return { ok: true }
}

async function fetchPage(
  context: SourceContext,
  pull: Pull,
  lease: PullLease,
  compiled: CompiledDefinition,
  position: PagePosition,
  seen: Set<string>,
): Promise<{ ok: true; position: PagePosition | null } | PullFailure> {
  if (position.url.length > longestUrl)
    return { ok: false, why: 'bad-next', detail: { address: `${position.url.slice(0, 200)}…` } }
  if (seen.has(position.url)) return { ok: false, why: 'repeated-page', detail: { address: position.url } }
  const headers = requestHeaders(context, compiled)
  if (!headers.ok) return headers
  const known = hasHeaderLinks(compiled) ? null : await findKnownPage(context.db, pull.sourceId, position.url)
  const { timeoutMs, maxBytes } = compiled.definition.request
  const answer = await request(context.agent, {
    url: position.url,
    headers: { ...headers.headers, ...(known ? { 'if-none-match': known.etag } : {}) },
    timeoutMs,
    maxBytes,
    ...(context.signal ? { signal: context.signal } : {}),
  })
  if (!answer.ok) return answer
  if (answer.status === 304 && !known) return { ok: false, why: 'bad-status', detail: { status: 304 } }
  const content = answer.status === 304 && known ? await loadBody(context, known.sha256) : answer.body
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { records, document } = readPage(content, compiled.definition.format, compiled.records)
  if (!records.ok) return { ok: false, why: records.why, detail: toDetail(records, position.url) }
  if (records.records.length && seen.has(sha256))
    return { ok: false, why: 'repeated-page', detail: { address: position.url } }
  seen.add(sha256).add(position.url)
  const next = nextPosition(compiled, {
    position,
    records: records.records.length,
    document,
    linkHeader: answer.headers.get('link'),
  })
  if (!next.ok) return next
  const isNew = answer.status === 200
  await savePage(context.db, lease, {
    ...position,
    etag: isNew ? answer.headers.get('etag') : (known?.etag ?? null),
    contentType: isNew ? answer.headers.get('content-type') : (known?.contentType ?? null),
    fetchedAt: context.now(),
    sha256,
    ...(isNew ? { content: { gzip: await compress(content, { level: 1 }), bytes: content.byteLength } } : {}),
    nextPage: next.position,
    leaseUntil: new Date(context.now().getTime() + leaseMs),
  })
  return next
}

/** A body that a pull stored, as it came. */
export async function loadBody({ db }: Pick<SourceContext, 'db'>, sha256: string): Promise<Uint8Array> {
  const stored = await findBody(db, sha256)
  if (!stored) throw new Error(`The stored page ${sha256} is missing from the database`)
  return decompress(stored)
}

function resolveStart(
  context: SourceContext,
  compiled: CompiledDefinition,
): { ok: true; position: PagePosition } | PullFailure {
  const { url } = compiled.definition.request
  if (!url.startsWith('demo-network:')) return { ok: true, position: firstPosition(compiled, url) }
  if (!context.demoNetworkUrl) return { ok: false, why: 'no-demo-network', detail: { address: url } }
  return {
    ok: true,
    position: firstPosition(compiled, new URL(url.slice('demo-network:'.length), context.demoNetworkUrl).href),
  }
}

function requestHeaders(
  context: SourceContext,
  { definition }: CompiledDefinition,
): { ok: true; headers: Record<string, string> } | PullFailure {
  const { auth, headers } = definition.request
  if (auth.kind === 'none') return { ok: true, headers }
  const secret = context.secret(auth.secret)
  if (!secret) return { ok: false, why: 'no-secret', detail: { name: auth.secret } }
  // The error of fetch would show the secret.
  if (!/^[\x21-\x7e]+$/.test(secret)) return { ok: false, why: 'bad-secret', detail: { name: auth.secret } }
  const row = auth.kind === 'bearer' ? { authorization: `Bearer ${secret}` } : { [auth.header]: secret }
  return { ok: true, headers: { ...headers, ...row } }
}

/** Where only the Link header names the next page, a "not modified" would not say it. */
function hasHeaderLinks({ definition }: CompiledDefinition): boolean {
  return definition.pagination.kind === 'link' && definition.pagination.next === undefined
}

function toPlace(stored: unknown): PagePosition | null {
  if (typeof stored !== 'object' || stored === null) return null
  const isPlace =
    'page' in stored && typeof stored.page === 'number' && 'url' in stored && typeof stored.url === 'string'
  return isPlace ? { page: Number(stored.page), url: String(stored.url) } : null
}
