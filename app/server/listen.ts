import { PortError } from '../runtime/start-errors'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { trackAnswers } from './end-requests'
import type { Environment } from '../runtime/environment'
import { type RefusalReason, rawRefusal } from './refusal'
import { headersOfAll, plainPolicy } from './security-headers'

export interface Front {
  server: Server
  url: string
  /** From now on this answers. */
  handOver: (listener: RequestListener) => void
}

/**
 * Takes the port first: where another program has it, nothing else is worth doing. Until handed over, it says that it
 * starts.
 */
export async function listen({
  host,
  port,
  publicUrl,
}: Pick<Environment, 'host' | 'port'> & Partial<Pick<Environment, 'publicUrl'>>): Promise<Front> {
  const isHttps = publicUrl?.startsWith('https:') ?? false
  let answer = answerStarting(isHttps)
  const server = createServer(times, (request, response) => answer(request, response))
  refuseInWords(server, isHttps)
  trackAnswers(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const realPort = typeof address === 'object' && address ? address.port : port
  const shownHost = host === '127.0.0.1' ? 'localhost' : hostInUrl(host)
  return {
    server,
    url: `http://${shownHost}:${realPort}`,
    handOver: (listener) => {
      answer = listener
    },
  }
}

/** An address as it stands in a URL: that of IPv6 in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function explain(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new PortError(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
  if (code === 'EACCES')
    return new PortError(`This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`)
  return new PortError(`Could not listen on ${host}:${port}: ${error.message}`)
}

/**
 * Headers come at once or not at all; how fast a body must come is judged by its size (read-body.ts), so that this
 * limit is the last of all. A request without a host is answered like one with a wrong host.
 */
const times = {
  headersTimeout: 20_000,
  requestTimeout: 3_600_000,
  connectionsCheckingInterval: 5000,
  requireHostHeader: false,
}

const parserReasons: Readonly<Record<string, RefusalReason>> = {
  HPE_HEADER_OVERFLOW: 'headers',
  ERR_HTTP_REQUEST_TIMEOUT: 'slow',
}

/** What is no HTTP never becomes a request: Node would answer it without a word and without our headers. */
function refuseInWords(server: Server, isHttps: boolean) {
  const say = (socket: Duplex, why: RefusalReason, isHead = false) =>
    socket.writable && !isAnswering(socket) ? socket.end(rawRefusal(why, isHttps, isHead)) : socket.destroy()
  server.on(
    'clientError',
    (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) =>
      void say(
        socket,
        parserReasons[error.code ?? ''] ?? 'http',
        error.rawPacket?.subarray(0, 5).toString('latin1') === 'HEAD ',
      ),
  )
  server.on('connect', (_request, socket) => void say(socket, 'method'))
  server.on('checkExpectation', (request) => void say(request.socket, 'http'))
}

/**
 * Whether half of an answer is out on a connection. Node keeps the answer that is under way in a field without a public
 * name.
 */
function isAnswering(socket: Duplex): boolean {
  const current: unknown = Reflect.get(socket, '_httpMessage')
  return typeof current === 'object' && current !== null && 'headersSent' in current && current.headersSent === true
}

const answerStarting =
  (isHttps: boolean): RequestListener =>
  (_request, response) => {
    response.writeHead(503, {
      ...headersOfAll({ isHttps }),
      'content-security-policy': plainPolicy,
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '2',
      refresh: '2',
    })
    response.end(
      '<!doctype html><html lang="fa" dir="rtl"><title>سنجه</title><body style="font:1.1rem system-ui;margin:20vh auto;max-width:30rem">' +
        '<p>سنجه آماده می‌شود؛ این صفحه خودش تازه می‌شود.</p><p lang="en" dir="ltr">Sanjeh is starting; this page refreshes itself.</p></body></html>',
    )
  }
