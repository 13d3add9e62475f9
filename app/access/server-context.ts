import type { RequestContext } from '../policy/request-context'
import type { Auth } from '../sign-in/auth.server'
import type { Mailer } from '../mail/mail.server'
import type { Viewer } from '../policy/policy.server'
import type { JobList } from '../runtime/job-list'

/** What the server hands to every loader and action as `context`. */
export interface ServerContext extends RequestContext {
  auth: Auth
  /** Null: no mail server is set, and people hand links over themselves. */
  mailer: Mailer | null
  /** Where people reach Sanjeh, as a setting says; null: by the names that requests come with. */
  publicUrl: string | null
  /** What the button says that leads to sign in at another server; null: there is none. */
  oidcName: { fa: string; en: string } | null
  /** Pulls a source now, in the background; the answer says where to follow it, or why it did not start. */
  startPull: (
    festivalCode: string,
    sourceCode: string,
    viewer: Viewer,
  ) => Promise<{ ok: true; pullId: number; jobId: string } | { ok: false; why: 'running' | 'unknown-source' }>
  /** Long work that pages have started. */
  jobs: JobList
  /** Tells the log of a failure that a page met. */
  report: (error: unknown) => void
  /** Marks this answer's own inline scripts for the content security policy. */
  nonce: string
}
