import { findLockOwner } from '../../db/folder-lock.server'
import type { Environment } from '../runtime/environment'
import { openWorkspace } from '../workspace/open-workspace'
import type { CommandAnswer, CommandCall } from './command'
import { runOnServer } from './run-on-server'

/**
 * Runs a command where its database is: inside the running server that holds the embedded database, else here. Two
 * processes on one embedded database would lose rows.
 */
export async function runCommand(
  environment: Environment,
  call: CommandCall,
  say: (text: string) => void,
): Promise<CommandAnswer> {
  const owner = environment.databaseUrl ? null : await findLockOwner(environment.dataFolder)
  const work = call.command.prepare(call.args)
  if (owner?.server) return runOnServer(owner.server, call, say)
  const workspace = await openWorkspace(environment, say)
  try {
    return await work({ workspace, folder: call.folder, say })
  } finally {
    await workspace.close()
  }
}
