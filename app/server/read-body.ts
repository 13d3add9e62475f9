import type { IncomingMessage } from 'node:http'

export interface BodyPace {
  /** Longest pause between two parts of a body. */
  pauseMs: number
  /** Longest time of a body, and the bytes a second that a large one must make. */
  wholeMs: number
  bytesPerSecond: number
}

const defaultPace: BodyPace = { pauseMs: 15_000, wholeMs: 20_000, bytesPerSecond: 16_000 }

/** Bytes of all bodies that are being received. A few slow uploads at once must not fill the memory. */
export class BodyBudget {
  #held = 0
  constructor(readonly most: number) {}

  take(bytes: number): boolean {
    if (this.#held + bytes > this.most) return false
    this.#held += bytes
    return true
  }

  give(bytes: number) {
    this.#held -= bytes
  }
}

export type ReadBody = { ok: true; bytes: Buffer } | { ok: false; why: 'tooLarge' | 'slow' | 'busy' | 'gone' }

/** The body of a request, as long as it keeps to its limit and its pace; what comes beyond is not kept. */
export function readBody(
  request: IncomingMessage,
  most: number,
  budget: BodyBudget,
  pace: BodyPace = defaultPace,
): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve({ ok: false, why: 'tooLarge' })
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    const finish = (result: ReadBody) => {
      clearTimeout(pause)
      clearTimeout(whole)
      request.off('data', take).off('end', end).off('close', leave).off('error', leave)
      budget.give(length)
      if (!result.ok) request.pause()
      resolve(result)
    }
    const fail = (why: Extract<ReadBody, { ok: false }>['why']) => finish({ ok: false, why })
    const take = (part: Buffer) => {
      pause.refresh()
      if (length + part.length > most) return fail('tooLarge')
      if (!budget.take(part.length)) return fail('busy')
      length += part.length
      parts.push(part)
    }
    const end = () => finish({ ok: true, bytes: Buffer.concat(parts, length) })
    const leave = () => fail('gone')
    const pause = setTimeout(fail, pace.pauseMs, 'slow')
    const whole = setTimeout(fail, pace.wholeMs + (most / pace.bytesPerSecond) * 1000, 'slow')
    request.on('data', take).on('end', end).on('close', leave).on('error', leave)
  })
}

const mostDrained = 128 * 1024 * 1024
const drainMs = 5000

/**
 * Lets the rest of a refused body pass unread, within limits: a browser that is cut off while it still sends shows that
 * the connection broke and not why. The connection ends with the answer.
 */
export function drainBody(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let drained = 0
    const finish = () => {
      clearTimeout(late)
      request.off('data', count).off('end', finish).off('close', finish)
      resolve()
    }
    const count = (part: Buffer) => {
      drained += part.length
      if (drained > mostDrained) finish()
    }
    const late = setTimeout(finish, drainMs)
    request.on('data', count).on('end', finish).on('close', finish).resume()
  })
}
