import { recordOfPerson } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { type Mailer, isReachable } from '../../mail/mail.server'
import { type LinkMail, writeLinkMail } from '../../mail/mail-words.server'
import { createLink, endOfLink } from './one-time-links.server'

/** How a link came to its person: by mail, or by the hand of who made it, who must then be shown it. */
export type Delivery = { by: 'mail'; to: string } | { by: 'hand'; link: string; isFailed: boolean }

export interface Addressee {
  id: string
  name: string
  username: string | null
  email: string
}

export interface LinkRequest {
  kind: LinkMail
  /** The address that the secret is added to. */
  page: string
  /** Why, as the log keeps it. */
  reason: string | null
}

/** Makes a link and sends it where a mail server is set; where there is none, or it fails, the link comes back. */
export async function deliverLink(
  context: RequestContext & { mailer: Mailer | null },
  person: Addressee,
  { kind, page, reason }: LinkRequest,
): Promise<Delivery> {
  const { db, viewer, now, mailer } = context
  const link = `${page}/${await createLink(context, person.id, kind, reason)}`
  if (!mailer || !isReachable(person.email)) return { by: 'hand', link, isFailed: false }
  const { name, username, email } = person
  const sent = await mailer.send({
    to: { name, address: email },
    ...writeLinkMail(kind, { name, username: username ?? email, link, until: endOfLink(kind, now) }),
  })
  await db.transaction((tx) =>
    recordOfPerson(tx, viewer, person.id, { action: 'link.mail', at: now, after: { kind, isSent: sent.ok } }),
  )
  return sent.ok ? { by: 'mail', to: email } : { by: 'hand', link, isFailed: true }
}
