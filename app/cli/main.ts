import { readEnvironment } from '../server/environment'
import { isForPeople } from '../server/error-for-people'
import { type CommandAnswer, UsageError } from './command'
import { commands } from './commands'
import { runCommand } from './run-command'
import { scoreFile } from './score-file'
import { showProgress } from './show-progress'

const help = `Sanjeh scores agencies and keeps the way to every number.

sanjeh COMMAND [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

Options of every command:
  --json   print the answer as JSON
  --help   say more of the command

The database is the one in ./data (SANJEH_DATA), or DATABASE_URL. Exit codes: 0 done, 1 not done, 2 wrong usage.`

/** Runs the command line and returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const isJson = rest.includes('--json')
  const args = rest.filter((arg) => arg !== '--json')
  if (name === undefined || name === '--help' || name === 'help') return print(help)
  const command = commands[name]
  if (!command) return refuse(`There is no command “${name}”.\n\n${help}`)
  if (args.includes('--help')) return print(command.help)
  try {
    const call = { name, command, args, folder: process.cwd() }
    const isOfFile = name === 'score' && args.some((arg) => arg === '--data' || arg.startsWith('--data='))
    const answer = isOfFile ? await scoreFile(args, call.folder) : await runCommand(readEnvironment(process.env), call, showProgress)
    return show(answer, isJson)
  } catch (error) {
    showProgress('')
    if (error instanceof UsageError) return refuse(`${error.message}\n\n${command.help}`)
    if (isForPeople(error)) return refuse(error.message, 1)
    throw error
  }
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
