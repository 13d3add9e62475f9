import type { Db } from '../../db/database'
import { createGuardedAgent } from '../../sources/address-guard'
import type { SourceContext } from '../../sources/source-context'
import { stopping, untilStopped } from '../runtime/stopping.server'
import { recordPull } from '../audit/record-pull.server'
import type { Viewer } from '../policy/policy.server'
import type { Environment } from '../runtime/environment'

export interface DemoNetworkAddress {
  url: string
  token: string
}

/** Name of the secret that the demonstration network asks for; it makes a new one at each start. */
const demoSecret = 'demo-network'

/**
 * The world as pulls see it: addresses of this machine are closed but for the demonstration network and what is
 * allowed.
 */
export function createSourceContext(
  db: Db,
  environment: Pick<Environment, 'allowHosts' | 'secret'>,
  demoNetwork: DemoNetworkAddress | null,
  { viewer, ...more }: Pick<SourceContext, 'onProgress' | 'signal' | 'pause'> & { viewer: Viewer },
): SourceContext {
  const demoHost = demoNetwork ? [new URL(demoNetwork.url).host] : []
  return {
    db,
    agent: createGuardedAgent([...environment.allowHosts, ...demoHost]),
    now: () => new Date(),
    secret: (name) => (name === demoSecret ? demoNetwork?.token : environment.secret(name)),
    demoNetworkUrl: demoNetwork?.url,
    tell: (tx, news) => recordPull(tx, viewer, new Date(), news),
    pause: stopping.soon.signal,
    ...more,
    signal: untilStopped(more.signal),
  }
}
