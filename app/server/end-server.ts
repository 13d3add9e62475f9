import type { Server } from 'node:http'
import { stopNow, stopSoon } from '../runtime/stopping.server'
import type { Environment } from '../runtime/environment'
import { endRequests } from './end-requests'
import type { JobList } from '../runtime/job-list'
import type { RepeatedWork } from '../runtime/repeated-work'
import type { Workspace } from '../workspace/open-workspace'

interface Ending {
  server: Server
  jobs: JobList
  repeated: RepeatedWork
  workspace: Pick<Workspace, 'close'>
  limits: Environment['stop']
}

/** For connections of the database that are still in use when everything else has ended. */
const closeMs = 5_000

/**
 * Ends a server in order: requests that are there are answered, long work gets to its next checkpoint and gives itself
 * back, timers begin no round and the rounds under way end, then the database is closed. Each has its time; what is not
 * done by then is broken off.
 */
export async function endServer({ server, jobs, repeated, workspace, limits }: Ending, say: (text: string) => void) {
  stopSoon()
  const requests = endRequests(server, limits.requestsMs).then((isInTime) => {
    if (!isInTime) say('Some requests took too long and were cut off')
  })
  const rounds = repeated.stop(limits.jobsMs).then((isInTime) => {
    if (!isInTime) say('Some work beside requests took too long and was cut off')
  })
  await Promise.all([requests, rounds, jobs.stop(limits.jobsMs)])
  stopNow()
  const isClosed = await Promise.race([
    workspace.close().then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), closeMs).unref()),
  ])
  if (!isClosed) say('The database did not let go in time')
}
