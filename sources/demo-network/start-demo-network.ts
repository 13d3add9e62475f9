import { createHash, randomBytes } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { makeCatalogueCsv } from './catalogue-csv'
import { makeLetterRecords, makeSurveyRecords } from './correspondence-records'
import { makeCounterRecords, makeCoverageRecords } from './counter-records'
import { makeNetworkRecords } from './network-records'
import type { DemoOrganisation } from './organisation'
import { makeTrainingRecords } from './training-records'

export interface DemoNetwork {
  url: string
  /** What every request must bring as bearer token. */
  token: string
  close: () => Promise<void>
}

export interface DemoNetworkOptions {
  organisation: DemoOrganisation
  /** Another seed makes other numbers; the same one always makes the same. */
  seed?: string
  /** 0: any free one. */
  port?: number
}

/** What a system answers to one request: a text, and of which kind. Null: there is nothing under that address. */
type Endpoint = (url: URL) => { body: string; type: 'application/json' | 'text/csv' } | null

/**
 * The demonstration's five systems, as a real HTTP server on this machine: the e-government network, counter offices,
 * virtual training, the service catalogue, and correspondence with its survey. Each pages in its own way; all ask for a
 * token and send ETags.
 */
export async function startDemoNetwork({
  organisation,
  seed = 'hamadan-1404',
  port = 0,
}: DemoNetworkOptions): Promise<DemoNetwork> {
  const token = randomBytes(24).toString('base64url')
  const endpoints = makeEndpoints(organisation, seed)
  const server = createServer((request, response) => answer(request, response, token, endpoints))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The demonstration network has no address')
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${address.port}`, token, close }
}

function makeEndpoints(organisation: DemoOrganisation, seed: string): Map<string, Endpoint> {
  const network = once(() => makeNetworkRecords(seed, organisation))
  const counters = once(() => makeCounterRecords(seed, organisation))
  const training = once(() => makeTrainingRecords(seed, organisation))
  const letters = once(() => makeLetterRecords(seed, organisation))
  return new Map<string, Endpoint>([
    ['/network/units', (url) => cursorPage(network(), url)],
    ['/counters/transactions', (url) => numberedPage(counters(), url)],
    ['/counters/coverage', () => json({ records: makeCoverageRecords(seed, organisation) })],
    ['/training/sessions', (url) => offsetPage(training(), url)],
    ['/services/catalogue.csv', () => ({ body: makeCatalogueCsv(seed, organisation), type: 'text/csv' })],
    ['/correspondence/letters', (url) => linkedPage(letters(), url)],
    ['/correspondence/survey', () => json({ surveys: makeSurveyRecords(seed, organisation) })],
  ])
}

function answer(request: IncomingMessage, response: ServerResponse, token: string, endpoints: Map<string, Endpoint>) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  if (request.headers.authorization !== `Bearer ${token}`)
    return response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
  const made = endpoints.get(url.pathname)?.(url)
  if (!made) return response.writeHead(404).end()
  const etag = `"${createHash('sha256').update(made.body).digest('base64url').slice(0, 22)}"`
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
  return response.writeHead(200, { 'content-type': `${made.type}; charset=utf-8`, etag }).end(made.body)
}

function cursorPage(records: readonly unknown[], url: URL): ReturnType<Endpoint> {
  const size = 1000
  const start = Number(url.searchParams.get('cursor')?.replace('after-', '') ?? 0)
  if (!Number.isInteger(start) || start < 0) return null
  const end = start + size
  return json({ items: records.slice(start, end), next: end < records.length ? `after-${end}` : null })
}

function numberedPage(records: readonly unknown[], url: URL): ReturnType<Endpoint> {
  const size = Math.min(Number(url.searchParams.get('size') ?? 100), 2000)
  const page = Number(url.searchParams.get('page') ?? 1)
  return json({ total: records.length, page, records: records.slice((page - 1) * size, page * size) })
}

function offsetPage(records: readonly unknown[], url: URL): ReturnType<Endpoint> {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), 2000)
  const offset = Number(url.searchParams.get('offset') ?? 0)
  return json({ data: records.slice(offset, offset + limit) })
}

function linkedPage(records: readonly unknown[], url: URL): ReturnType<Endpoint> {
  const size = 500
  const from = Number(url.searchParams.get('from') ?? 0)
  const next = new URL(url)
  next.searchParams.set('from', String(from + size))
  return json({ letters: records.slice(from, from + size), next: from + size < records.length ? next.href : null })
}

function json(document: unknown): ReturnType<Endpoint> {
  return { body: JSON.stringify(document), type: 'application/json' }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => (made ??= { value: make() }).value
}
