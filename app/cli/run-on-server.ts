import { z } from 'zod'
import { sentenceOf } from '../runtime/shorten-error'
import { type CommandAnswer, UsageError } from './command'
import type { CommandCall } from './command'
import { expectFound } from '../expect/expect-found'

/** One line of the server's answer. */
export const ServerMessage = z.union([
  z.object({ say: z.string() }),
  z.object({
    answer: z.object({
      exitCode: z.union([z.literal(0), z.literal(1), z.literal(3)]),
      lines: z.array(z.string()),
      json: z.unknown(),
    }),
  }),
  z.object({ usage: z.string() }),
  z.object({ error: z.string() }),
])

export type ServerMessage = z.infer<typeof ServerMessage>

/** Thrown with what the running server says of a command that failed there: its log has the rest. */
export class CommandFailedError extends Error {
  override name = 'CommandFailedError'
}

/** Has the running server do it; progress comes line by line. */
export async function runOnServer(
  server: { url: string; token: string },
  { name, args, folder }: Omit<CommandCall, 'command'>,
  say: (text: string) => void,
): Promise<CommandAnswer> {
  const response = await fetch(new URL('/-/command', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, args, folder }),
  }).catch((error: unknown) => {
    throw new CommandFailedError(
      `The running server at ${server.url} does not answer: ${sentenceOf(error)}. See whether it still runs, or stop it and try again.`,
    )
  })
  if (!response.ok || !response.body)
    throw new CommandFailedError(
      `The running server answered ${response.status}; it may be another version of Sanjeh. Stop it and try again.`,
    )
  for await (const line of linesOf(response.body)) {
    const message = ServerMessage.parse(JSON.parse(line))
    if ('say' in message) say(message.say)
    if ('usage' in message) throw new UsageError(message.usage)
    if ('error' in message) throw new CommandFailedError(message.error)
    if ('answer' in message) return message.answer
  }
  throw new CommandFailedError(
    'The server stopped in the middle of the command. Run it again: nothing is left half done.',
  )
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    const parts = (rest + decoder.decode(part.value, { stream: true })).split('\n')
    rest = expectFound(parts.pop(), 'the last part of a text')
    yield* parts.filter(Boolean)
  }
}
