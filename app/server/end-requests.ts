import type { Server, ServerResponse } from 'node:http'

/** Answers of each server that are under way. */
const underWay = new WeakMap<Server, Set<ServerResponse>>()

/**
 * Remembers the answers of a server until they are out, so that the last ones can say that they are. Before it listens.
 */
export function trackAnswers(server: Server) {
  const open = new Set<ServerResponse>()
  underWay.set(server, open)
  server.on('request', (_request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
  })
}

/**
 * Ends a server: takes no new connections, lets the requests that are there finish, and tells each connection that its
 * answer is the last. Who is not answered in time is cut off. True: nobody was.
 */
export async function endRequests(server: Server, limitMs: number): Promise<boolean> {
  if (!server.listening) return true
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.prependListener('request', (_request, response) => {
    if (!response.headersSent) response.setHeader('connection', 'close')
  })
  for (const response of underWay.get(server) ?? []) if (!response.headersSent) response.shouldKeepAlive = false
  server.closeIdleConnections()
  // A connection that is kept alive is idle once its answer is out; nothing tells when.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const isInTime = await Promise.race([
    closed.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), limitMs).unref()),
  ])
  clearInterval(sweep)
  server.closeAllConnections()
  return isInTime
}
