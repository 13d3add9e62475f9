import pino, { type DestinationStream, type Logger } from 'pino'
import { clean, shortenError } from '../runtime/shorten-error'

/**
 * The one log of the server: JSON lines on standard error, in which no text makes a line, an order to a terminal or a
 * secret of its own.
 */
export function createLog(level = 'warn', destination: DestinationStream = pino.destination(2)): Logger {
  const serializers = { err: (error: unknown) => shortenError(error) }
  return pino({ level, serializers, formatters: { log: cleanTexts } }, destination)
}

function cleanTexts(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
  )
}

/**
 * What no code caught is said in the log and nowhere else. After an exception nothing is certain, so the process ends,
 * and the next start goes on with what was stored; a promise that nobody waited for leaves everything else as it is.
 */
export function logWhatNobodyCaught(log: Logger) {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'Nobody waited for what failed'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Something failed where nothing catches it; the server ends')
    process.exit(1)
  })
}
