import type { Logger } from 'pino'
import type { Db } from '../../db/database'
import { mailNotices } from '../flows/notices/mail-notices.server'
import { remindOfDeadlines } from '../flows/notices/notify.server'
import type { Mailer } from '../mail/mail.server'
import type { RepeatedWork } from '../runtime/repeated-work'

/**
 * Every few minutes: says which deadlines are near, and sends by mail what was said, where a mail server is set. One
 * round at a time.
 */
export function keepReminding(
  { db, mailer, url }: { db: Db; mailer: Mailer | null; url: string },
  repeated: RepeatedWork,
  log: Logger,
) {
  const round = async () => {
    const now = new Date()
    await remindOfDeadlines(db, now)
    const mailed = mailer ? await mailNotices(db, mailer, url, now) : null
    if (mailed?.failure) log.warn({ detail: mailed.failure }, 'A reminder could not be sent by mail')
  }
  repeated.schedule('*/5 * * * *', round, (error) => log.error({ err: error }, 'Reminders broke off'))
}
