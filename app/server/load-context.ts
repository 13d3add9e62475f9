import type { Db } from '../../db/client.server'

/** What the server hands to every loader and action as `context`. */
export interface ServerContext {
  db: Db
  /** Pulls a source now, in the background; the answer says where to follow it, or why it did not start. */
  startPull: (festivalCode: string, sourceCode: string) => Promise<{ ok: true; pullId: number } | { ok: false; why: 'running' | 'unknown-source' }>
  /** Marks this answer's own inline scripts for the content security policy. */
  nonce: string
}
