import type { Db } from '../../db/client.server'
import { listUnmailed, markMailed } from '../../db/queries/notices'
import { writeNoticeMail } from '../mail/mail-words.server'
import type { Mailer } from '../mail/mail.server'

/**
 * Sends what was said in the app and not read there yet. Each is taken before it is sent: a mail that is lost is still in the app, one that
 * comes twice would be worse. Where the mail server does not answer, the rest waits for the next time.
 */
export async function mailNotices(db: Db, mailer: Mailer, url: string, now: Date): Promise<{ sent: number; failure: string | null }> {
  let sent = 0
  for (const row of await listUnmailed(db)) {
    const mail = writeNoticeMail(row, new URL('/fa/notices', url).href)
    if (!(await markMailed(db, row.notice.id, now)) || !mail) continue
    const outcome = await mailer.send({ to: { name: row.to.name, address: row.to.email }, ...mail })
    if (!outcome.ok) return { sent, failure: outcome.detail }
    sent++
  }
  return { sent, failure: null }
}
