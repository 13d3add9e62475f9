import { createPrivately } from '../../db/private-folder.server'
import { readEnvironment } from '../runtime/environment'
import { isForPeople } from '../workspace/error-for-people'
import { sentenceOf, shortenError } from '../runtime/shorten-error'
import { type CommandAnswer, UsageError } from './command'
import { commands } from './commands'
import { fileCommands } from './file-commands'
import { runCommand } from './run-command'
import { CommandFailedError } from './run-on-server'
import { scoreFile } from './score-file'
import { showProgress } from './show-progress'

const help = `Sanjeh scores agencies and keeps the way to every number.

sanjeh COMMAND [options]

${Object.entries({ ...commands, ...fileCommands })
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

Options of every command:
  --json   print the answer as JSON
  --help   say more of the command

The database is the one in ./data (SANJEH_DATA), or DATABASE_URL. Exit codes: 0 done, 1 not done, 2 wrong usage.`

/** Runs the command line and returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  createPrivately()
  const [name, ...rest] = argv
  const isJson = rest.includes('--json')
  const args = rest.filter((arg) => arg !== '--json')
  if (name === undefined || name === '--help' || name === 'help') return print(help)
  const [command, ofFiles] = [commands[name], fileCommands[name]]
  const known = command ?? ofFiles
  if (!known) return refuse(`There is no command “${name}”.\n\n${help}`)
  if (args.includes('--help')) return print(known.help)
  try {
    return show(await answerTo(name, args), isJson)
  } catch (error) {
    showProgress('')
    if (error instanceof UsageError) return refuse(`${error.message}\n\n${known.help}`)
    if (error instanceof CommandFailedError || isForPeople(error)) return refuse(error.message, 1)
    // Without the parameters of a statement, which Node would print with it.
    return refuse(`Sanjeh could not do this: ${sentenceOf(error)}\n\n${shortenError(error)}`, 1)
  }
}

async function answerTo(name: string, args: readonly string[]): Promise<CommandAnswer> {
  const folder = process.cwd()
  const ofFiles = fileCommands[name]
  const isOfFile = name === 'score' && args.some((arg) => arg === '--data' || arg.startsWith('--data='))
  if (isOfFile) return scoreFile(args, folder)
  if (ofFiles) return ofFiles.run(args, folder)
  const command = commands[name]
  if (!command) throw new UsageError(`There is no command “${name}”`)
  return runCommand(readEnvironment(process.env), { name, command, args, folder }, showProgress)
}

function show(answer: CommandAnswer, isJson: boolean): number {
  showProgress('')
  print(isJson ? JSON.stringify(answer.json, null, 2) : answer.lines.join('\n'))
  return answer.exitCode
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function refuse(text: string, exitCode = 2): number {
  process.stderr.write(`${text}\n`)
  return exitCode
}
