import type express from 'express'
import { receivedAt } from './received-at'

/** Long against what a refusal takes, so that two of them seldom leave at different marks. */
export const markMs = 250

/**
 * Lets every «not found» leave at a mark counted from its receipt: how long it took would say whether a thing is not
 * there or not for this viewer. Has to stand after whatever packs the answer.
 */
export function uniformNotFoundTiming(
  _request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) {
  const { write, end } = response
  const held: Buffer[] = []
  const hold = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') held.push(Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8'))
    else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk))
  }
  response.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    if (response.statusCode !== 404) return Reflect.apply(write, response, [chunk, encoding, done])
    hold(chunk, encoding)
    return true
  }
  response.end = (chunk?: unknown, encoding?: unknown, done?: unknown) => {
    if (response.statusCode !== 404) return Reflect.apply(end, response, [chunk, encoding, done])
    hold(chunk, encoding)
    const elapsed = Date.now() - receivedAt(response).getTime()
    setTimeout(() => Reflect.apply(end, response, [Buffer.concat(held)]), markMs - (elapsed % markMs))
    return response
  }
  next()
}

function isEncoding(name: unknown): name is BufferEncoding {
  return typeof name === 'string' && Buffer.isEncoding(name)
}
