import { type RequestListener, type Server, createServer } from 'node:http'
import type { Environment } from './environment'

export interface Front {
  server: Server
  url: string
  /** From now on this answers. */
  handOver: (listener: RequestListener) => void
}

/** Thrown where the port can't be had. */
export class PortError extends Error {
  override name = 'PortError'
}

/** Takes the port first: where another program has it, nothing else is worth doing. Until handed over, it says that it starts. */
export async function listen({ host, port }: Pick<Environment, 'host' | 'port'>): Promise<Front> {
  let answer: RequestListener = answerStarting
  const server = createServer((request, response) => answer(request, response))
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

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2', refresh: '2' })
  response.end(
    '<!doctype html><html lang="fa" dir="rtl"><title>سنجه</title><body style="font:1.1rem system-ui;margin:20vh auto;max-width:30rem">' +
      '<p>سنجه آماده می‌شود؛ این صفحه خودش تازه می‌شود.</p><p lang="en" dir="ltr">Sanjeh is starting; this page refreshes itself.</p></body></html>',
  )
}
