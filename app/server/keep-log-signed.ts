import { Cron } from 'croner'
import type { Logger } from 'pino'
import type { Db } from '../../db/client.server'
import { signLog } from '../flows/check-log.server'
import { openSigningKey } from '../audit/signing.server'

/** Once a day, in the quiet of the night, the log is signed as far as it goes; also at a start, so that a night that was slept through is made up for. */
export function keepLogSigned(db: Db, folder: string, log: Logger) {
  const sign = async () => signLog(db, await openSigningKey(folder), new Date())
  const tell = (error: unknown) => log.error({ err: error }, 'The log could not be signed')
  const nightly = new Cron('10 0 * * *', { timezone: 'Asia/Tehran', unref: true, catch: tell })
  nightly.schedule(sign)
  sign().catch(tell)
}
