import path from 'node:path'
import { type Database, openDatabase } from '../../db/client.server'
import { listFestivals } from '../../db/queries/festivals'
import { expireLeases } from '../../db/queries/pulls'
import { operatorOf } from '../access/viewer.server'
import type { PullProgress, SourceContext } from '../../sources/source-context'
import { loadPack } from '../flows/load-pack.server'
import { readPack } from '../flows/read-pack.server'
import type { Viewer } from '../policy.server'
import type { Environment } from './environment'
import { type DemoNetworkAddress, createSourceContext } from './source-context'
import { startDemo } from './start-demo'

export const demoPack = path.resolve(import.meta.dirname, '../../examples/hamadan')

/** What the server and the command line both work on: the database, the demonstration network, and the way to the sources. */
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
  }) => SourceContext
  close: () => Promise<void>
}

export async function openWorkspace(environment: Environment, say: (text: string) => void): Promise<Workspace> {
  say(
    environment.databaseUrl
      ? 'Opening the PostgreSQL database'
      : `Opening the embedded database in ${environment.dataFolder}`,
  )
  const database = await openDatabase({
    url: environment.databaseUrl,
    ownerUrl: environment.databaseOwnerUrl,
    folder: environment.dataFolder,
  })
  const { db } = database
  // Nobody else can be working on an embedded database, so whoever held a lease on it is gone.
  if (database.kind === 'pglite') await expireLeases(db)
  if (environment.isDemoWanted && !(await listFestivals(db)).length) {
    say('Loading the demonstration of Hamadan')
    await loadPack({ db, viewer: operatorOf('first start'), now: new Date() }, await readPack(demoPack))
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
