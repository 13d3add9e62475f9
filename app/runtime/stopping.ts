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

/** By its name: pages and program are two bundles, and each has a class of its own. */
export const isStopping = (error: unknown): boolean => error instanceof Error && error.name === 'StoppingError'
