import type { Db } from '../../db/database'
import path from 'node:path'
import { type Database, type DatabaseOptions, openDatabase } from '../../db/client.server'
import { findRoot } from '../../db/find-root'
import { listFestivals } from '../../db/queries/festivals'
import { expireLeases } from '../../db/queries/pulls'
import { expireScoreLeases } from '../../db/queries/score-jobs'
import { operatorOf } from '../access/viewer.server'
import type { PullProgress, SourceContext } from '../../sources/source-context'
import { destroySpentKeys } from '../flows/votes/destroy-spent-keys.server'
import { loadPack } from '../flows/packs/load-pack.server'
import { readPack } from '../flows/packs/read-pack.server'
import { reduceHeldRounds } from '../flows/votes/reduce-held-rounds.server'
import type { Viewer } from '../policy/policy.server'
import type { Environment } from '../runtime/environment'
import { onceAmongServers } from './once-among-servers'
import { type DemoNetworkAddress, createSourceContext } from './source-context'
import { startDemo } from './start-demo'

export const demoPack = path.join(findRoot(import.meta.dirname), 'examples/hamadan')

/**
 * What the server and the command line both work on: the database, the demonstration network, and the way to the
 * sources.
 */
export interface Workspace {
  environment: Environment
  database: Database
  /** Null where no festival of the database is a demonstration. */
  demoNetwork: DemoNetworkAddress | null
  /** The sources as somebody asks them. */
  sourceContext: (more: {
    viewer: Viewer
    allowHosts?: readonly string[]
    onProgress?: (progress: PullProgress) => void
    signal?: AbortSignal
    pause?: AbortSignal
  }) => SourceContext
  close: () => Promise<void>
}

export async function openWorkspace(
  environment: Environment,
  say: (text: string) => void,
  onSlow?: DatabaseOptions['onSlow'],
): Promise<Workspace> {
  say(
    environment.databaseUrl
      ? 'Opening the PostgreSQL database'
      : `Opening the embedded database in ${environment.dataFolder}`,
  )
  const prepare = (owner: Db) => reduceHeldRounds(owner, new Date(), environment.dataFolder)
  const database = await openDatabase({
    url: environment.databaseUrl,
    ownerUrl: environment.databaseOwnerUrl,
    folder: environment.dataFolder,
    limits: environment.databaseLimits,
    prepare,
    onSlow,
  })
  const { db } = database
  // Where an earlier process closed a round and stopped before it destroyed the key.
  await destroySpentKeys(db, environment.dataFolder)
  // Nobody else can be working on an embedded database, so whoever held a lease on it is gone.
  if (database.kind === 'pglite') {
    await expireLeases(db)
    await expireScoreLeases(db)
  }
  if (environment.isDemoWanted && !(await listFestivals(db)).length) {
    say('Loading the demonstration of Hamadan')
    const pack = await readPack(demoPack)
    await onceAmongServers(
      () => loadPack({ db, viewer: operatorOf('first start'), now: new Date() }, pack),
      async () => (await listFestivals(db)).length > 0,
    )
  }
  const hasDemo = (await listFestivals(db)).some((festival) => festival.isDemo)
  const demo = hasDemo ? await startDemo(demoPack) : null
  return {
    environment,
    database,
    demoNetwork: demo,
    sourceContext: ({ allowHosts = [], ...more }) =>
      createSourceContext(db, { ...environment, allowHosts: [...environment.allowHosts, ...allowHosts] }, demo, more),
    close: async () => {
      await demo?.close()
      await database.close()
    },
  }
}
