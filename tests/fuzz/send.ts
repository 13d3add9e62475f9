import { Agent, request } from 'node:http'

export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

export interface Answer {
  /** 0: no answer came. */
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
  ms: number
  /** Why no answer came. */
  fault: string | null
}

const longestBody = 3_000_000

/**
 * Sends a request as it is; what fetch would tidy up is what is tried here. A stream is left as soon as it says
 * something.
 */
export function send(base: URL, { method, path, headers, body }: Sent, agent: Agent, waitMs: number): Promise<Answer> {
  const start = performance.now()
  return new Promise((resolve) => {
    const answer = (item: Partial<Answer>) => {
      clearTimeout(late)
      resolve({ status: 0, headers: {}, body: '', fault: null, ...item, ms: performance.now() - start })
    }
    const attempt = () => {
      const asked = request(
        { host: '127.0.0.1', port: base.port, method, path, headers: { host: base.host, ...headers }, agent },
        (response) => {
          const parts: Buffer[] = []
          let length = 0
          const finish = () =>
            answer({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString(),
            })
          response.on('data', (part: Buffer) => {
            length += part.length
            if (length < longestBody) parts.push(part)
            if (response.headers['content-type']?.startsWith('text/event-stream')) {
              finish()
              asked.destroy()
            }
          })
          response.on('end', finish)
          response.on('error', finish)
        },
      )
      // A kept connection can be closed by the server while we write to it, as Node's own documentation says; that is
      // no fault of the server.
      asked.on('error', (error: NodeJS.ErrnoException) =>
        asked.reusedSocket && error.code === 'ECONNRESET' ? again() : answer({ fault: error.message }),
      )
      asked.end(body ?? undefined)
      return asked
    }
    let asked = begin(attempt, answer)
    const again = () => {
      asked = begin(attempt, answer)
    }
    const late = setTimeout(() => {
      answer({ fault: `no answer after ${waitMs} ms` })
      asked?.destroy()
    }, waitMs)
  })
}

/** What Node does not let anybody send never reaches the server. */
function begin(attempt: () => ReturnType<typeof request>, answer: (item: Partial<Answer>) => void) {
  try {
    return attempt()
  } catch (error) {
    answer({ status: -1, fault: `not sent: ${String(error)}` })
    return null
  }
}
