import { timingSafeEqual } from 'node:crypto'
import express from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../cli/command'
import { commands } from '../cli/commands'
import type { ServerMessage } from '../cli/run-on-server'
import { isForPeople } from '../workspace/error-for-people'
import type { Workspace } from '../workspace/open-workspace'
import { sentenceOf } from '../runtime/shorten-error'

const Call = z.strictObject({ name: z.string(), args: z.array(z.string()), folder: z.string() })

/** Where the command line of this machine hands its commands to the running server, with the token of the lock file. */
export function createCommandEndpoint(workspace: Workspace, token: string, log: Logger): express.Router {
  const router = express.Router()
  router.post('/-/command', requireToken(token), express.json(), (request, response, next) => {
    answer(workspace, request, response, log).catch(next)
  })
  return router
}

async function answer(workspace: Workspace, request: express.Request, response: express.Response, log: Logger) {
  const call = Call.safeParse(request.body)
  const command = call.success && Object.hasOwn(commands, call.data.name) ? commands[call.data.name] : undefined
  if (!call.success || !command) return response.status(400).end()
  const send = (message: ServerMessage) => response.write(`${JSON.stringify(message)}\n`)
  response.type('application/x-ndjson')
  const context = { workspace, folder: call.data.folder, say: (text: string) => void send({ say: text }) }
  const message = await runPrepared(command, call.data.args, context).then(toMessage, (error: unknown) => {
    if (!isExpected(error)) log.error({ err: error, command: call.data.name }, 'A command failed')
    return toFailure(error)
  })
  send(message)
  return response.end()
}

/** Arguments that make no sense are an answer too, not a broken request. */
async function runPrepared(command: Command, args: readonly string[], context: CommandContext): Promise<CommandAnswer> {
  return command.prepare(args)(context)
}

const toMessage = (answer: CommandAnswer): ServerMessage => ({ answer })

/** What its own text explains to who gave the command; everything else is a failure of ours, which the log explains. */
const isExpected = (error: unknown): error is Error => error instanceof UsageError || isForPeople(error)

function toFailure(error: unknown): ServerMessage {
  if (isExpected(error)) return error instanceof UsageError ? { usage: error.message } : { error: error.message }
  return {
    error: `The command failed inside the running server, and changed nothing that is half done: ${sentenceOf(error)}. The log of the server says where.`,
  }
}

function requireToken(token: string): express.RequestHandler {
  const expected = Buffer.from(`Bearer ${token}`)
  return (request, response, next) => {
    const given = Buffer.from(request.get('authorization') ?? '')
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next()
    return response.status(401).end()
  }
}
