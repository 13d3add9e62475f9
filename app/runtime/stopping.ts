/**
 * The reason of a signal that is aborted because the server stops: the work is given back for another process, and has
 * not failed.
 */
export class StoppingError extends Error {
  override name = 'StoppingError'
  constructor() {
    super('The server is stopping')
  }
}
