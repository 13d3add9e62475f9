import type { Workspace } from '../workspace/open-workspace'

/** Everything that a command says, so that it reads the same whether it ran here or inside the running server. */
export interface CommandAnswer {
  /**
   * 0: all done. 1: something was not done, as the lines say. 3: made by another engine, so that nothing can be told
   * (`sanjeh check`).
   */
  exitCode: 0 | 1 | 3
  lines: string[]
  /** The same for programs. */
  json: unknown
}

export interface CommandContext {
  workspace: Workspace
  /** Where relative paths of the arguments start. */
  folder: string
  /** A line of progress, shown on a terminal. */
  say: (text: string) => void
}

export type CommandWork = (context: CommandContext) => Promise<CommandAnswer>

export interface Command {
  summary: string
  help: string
  /** Reads the arguments, before anything is opened, and gives the work to be done. Throws a `UsageError`. */
  prepare: (args: readonly string[]) => CommandWork
}

/** Thrown where the arguments make no sense: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A command with what a person typed after it, and the folder that it was typed in. */
export interface CommandCall {
  name: string
  command: Command
  args: readonly string[]
  folder: string
}
