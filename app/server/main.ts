import type { Db } from '../../db/database'
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../../db/client.server'
import { createPrivately, makePrivate } from '../../db/private-folder.server'
import { countPeople, listPublished } from '../../db/queries/people'
import { createAuth } from '../sign-in/auth.server'
import { findLogWarning } from '../flows/log/find-log-warning.server'
import { createMailer } from '../mail/mail.server'
import { demoPassword } from '../sign-in/demo-people'
import { startAuditLogSigner } from './audit-log-signer'
import { createBackgroundPulls } from './background-pulls'
import { createCommandEndpoint } from './command-endpoint'
import { createApp } from './create-app'
import { endServer } from './end-server'
import { type Environment, readEnvironment } from '../runtime/environment'
import { isForPeople } from '../workspace/error-for-people'
import { drawDemo, fillDemo } from './fill-demo'
import { addFirstPeople, refusePublishedPasswords } from './first-people'
import { JobList } from '../runtime/job-list'
import { RepeatedWork } from '../runtime/repeated-work'
import { keepReminding } from './schedule-reminders'
import { keepSecret } from './keep-secret'
import { listen } from './listen'
import { createLog, logWhatNobodyCaught } from './log'
import { limitWork } from './limit-work'
import { type Pages, openBuiltPages } from './pages'
import { onceAmongServers } from '../workspace/once-among-servers'
import { openWorkspace } from '../workspace/open-workspace'
import { reclaimWork } from './reclaim-work'
import { shortenError } from '../runtime/shorten-error'

/** Starts everything, says each long step, and ends it all on Ctrl-C. */
export async function startServer(openPages: () => Promise<Pages> = openBuiltPages) {
  createPrivately()
  try {
    await serve(readEnvironment(process.env), openPages)
  } catch (error) {
    process.stderr.write(`${isForPeople(error) ? error.message : shortenError(error)}\n`)
    process.exit(1)
  }
}

async function serve(environment: Environment, openPages: () => Promise<Pages>) {
  const log = createLog(process.env['LOG_LEVEL'])
  logWhatNobodyCaught(log)
  const front = await listen(environment)
  // Keys lie in it whichever database there is.
  const opened = await makePrivate(environment.dataFolder)
  if (opened)
    log.warn(
      { folder: environment.dataFolder, entries: opened },
      'Others could read or write in the data folder; it was closed to them',
    )
  const workspace = await openWorkspace(
    environment,
    step,
    process.env['NODE_ENV'] === 'development'
      ? ({ text, ms }) => log.warn({ ms, statement: text }, 'A statement took long')
      : undefined,
  )
  const jobs = new JobList(
    () => new Date(),
    (error, job) => log.error({ err: error, job: job.kind, place: job.path }, 'Long work broke off'),
  )
  const repeated = new RepeatedWork()
  endOnSignal(() => endServer({ server: front.server, jobs, repeated, workspace, limits: environment.stop }, step))
  limitWork(environment.work)
  await warnOfLog(workspace.database, log)
  await onceAmongServers(
    () => addFirstPeople(workspace.database.db, new Date(), step),
    async () => (await countPeople(workspace.database.db)) > 0,
  )
  await refusePublishedPasswords(workspace.database.db, environment)
  await fillDemo(workspace, step)
  const pulls = createBackgroundPulls(workspace, jobs, log)
  const token = randomBytes(32).toString('base64url')
  const { db } = workspace.database
  const auth = createAuth(db, {
    secret: await keepSecret(environment.dataFolder, 'sessions'),
    url: environment.publicUrl ?? front.url,
    oidc: environment.oidc,
  })
  const mailer = environment.mail ? createMailer(environment.mail) : null
  const context = {
    db,
    auth,
    mailer,
    publicUrl: environment.publicUrl ?? null,
    oidcName: environment.oidc?.name ?? null,
    jobs,
    startPull: pulls.start,
  }
  front.handOver(
    createApp({
      pages: await openPages(),
      context,
      environment,
      commands: createCommandEndpoint(workspace, token, log),
      log,
    }),
  )
  await startAuditLogSigner({ db, environment, mailer }, repeated, log)
  keepReminding({ db, mailer, url: environment.publicUrl ?? front.url }, repeated, log)
  await workspace.database.lock?.announceServer({ url: front.url, token })
  await reclaimWork(workspace, jobs, pulls, repeated, log)
  process.stdout.write(
    `\n  سنجه آماده است · Sanjeh is ready: ${front.url}\n${await describeAccounts(db)}  Ctrl-C ends it.\n\n`,
  )
  await drawDemo(workspace).catch((error: unknown) =>
    log.warn({ err: error }, 'The ranges of ranks could not be found out'),
  )
}

/**
 * On PostgreSQL a role of its own is one setting away, so that it is missing is said; the embedded database never has
 * one.
 */
async function warnOfLog(database: Database, log: Logger) {
  const warning = database.kind === 'postgres' ? await findLogWarning(database) : null
  if (warning) log.warn(warning)
}

/** The accounts of a demonstration, so that somebody who starts it knows how to go on. */
async function describeAccounts(db: Db): Promise<string> {
  const published = await listPublished(db)
  if (!published.length) return ''
  return `  Accounts of the demonstration, password ${demoPassword}: ${published.map((person) => person.username).join(', ')}\n`
}

function step(text: string) {
  process.stdout.write(`• ${text}\n`)
}

/** A first signal ends everything in order, a second one at once. What was not finished goes on at the next start. */
function endOnSignal(close: () => Promise<void>) {
  let isEnding = false
  const end = () => {
    if (isEnding) process.exit(1)
    isEnding = true
    process.stdout.write('\n• Ending\n')
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The end was not clean: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
