import { Cron } from 'croner'
import type { Logger } from 'pino'
import type { Db } from '../../db/client.server'
import { mailNotices } from '../flows/mail-notices.server'
import { remindOfDeadlines } from '../flows/notify.server'
import type { Mailer } from '../mail/mail.server'

/** Every few minutes: says which deadlines are near, and sends by mail what was said, where a mail server is set. One round at a time. */
export function keepReminding({ db, mailer, url }: { db: Db; mailer: Mailer | null; url: string }, log: Logger) {
  const round = async () => {
    const now = new Date()
    await remindOfDeadlines(db, now)
    const mailed = mailer ? await mailNotices(db, mailer, url, now) : null
    if (mailed?.failure) log.warn({ detail: mailed.failure }, 'A reminder could not be sent by mail')
  }
  const often = new Cron('*/5 * * * *', {
    unref: true,
    protect: true,
    catch: (error: unknown) => log.error({ err: error }, 'Reminders broke off'),
  })
  often.schedule(round)
}
