import type { Asking } from '../edition-place.server'
import type { Auth } from '../auth.server'

/** What the server hands to every loader and action as `context`. */
export interface ServerContext extends Asking {
  auth: Auth
  /** Pulls a source now, in the background; the answer says where to follow it, or why it did not start. */
  startPull: (festivalCode: string, sourceCode: string) => Promise<{ ok: true; pullId: number } | { ok: false; why: 'running' | 'unknown-source' }>
  /** Marks this answer's own inline scripts for the content security policy. */
  nonce: string
}
