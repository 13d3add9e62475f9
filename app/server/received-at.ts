import type express from 'express'

/** Takes down when a request came, before anything is waited for: deadlines are judged by that moment. */
export function noteReceipt(_request: express.Request, response: express.Response, next: express.NextFunction) {
  response.locals['receivedAt'] = new Date()
  next()
}

export function receivedAt(response: express.Response): Date {
  const at: unknown = response.locals['receivedAt']
  if (at instanceof Date) return at
  throw new Error('The moment of receipt was not taken down')
}
