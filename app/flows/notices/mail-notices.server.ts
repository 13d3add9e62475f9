import type { Db } from '../../../db/database'
import { listUnmailed, markMailed, unmarkMailed } from '../../../db/queries/notices'
import { writeNoticeMail } from '../../mail/mail-words.server'
import { type Mailer, isReachable } from '../../mail/mail.server'

/**
 * Sends what was said in the app and not read there yet. Each is taken before it is sent: a mail that is lost is still
 * in the app, one that comes twice would be worse. What the server surely did not take is put back; where it does not
 * answer at all, the rest waits for the next time.
 */
export async function mailNotices(
  db: Db,
  mailer: Mailer,
  url: string,
  now: Date,
): Promise<{ sent: number; failure: string | null }> {
  let sent = 0
  let failure: string | null = null
  for (const row of await listUnmailed(db)) {
    const mail = writeNoticeMail(row, new URL('/fa/notices', url).href)
    if (!(await markMailed(db, row.notice.id, now)) || !mail || !isReachable(row.to.email)) continue
    const outcome = await mailer.send({ to: { name: row.to.name, address: row.to.email }, ...mail })
    if (outcome.ok) {
      sent++
      continue
    }
    failure = outcome.detail
    if (outcome.mayTryAgain) await unmarkMailed(db, row.notice.id)
    if (!outcome.isServerUp) break
  }
  return { sent, failure }
}
