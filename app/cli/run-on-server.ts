import { z } from 'zod'
import { type CommandAnswer, UsageError } from './command'
import type { CommandCall } from './run-command'

/** One line of the server's answer. */
export const ServerMessage = z.union([
  z.object({ say: z.string() }),
  z.object({
    answer: z.object({
      exitCode: z.union([z.literal(0), z.literal(1)]),
      lines: z.array(z.string()),
      json: z.unknown(),
    }),
  }),
  z.object({ usage: z.string() }),
  z.object({ error: z.string() }),
])

export type ServerMessage = z.infer<typeof ServerMessage>

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
  })
  if (!response.ok || !response.body)
    throw new Error(
      `The running server answered ${response.status}; it may be another version of Sanjeh. Stop it and try again.`,
    )
  for await (const line of linesOf(response.body)) {
    const message = ServerMessage.parse(JSON.parse(line))
    if ('say' in message) say(message.say)
    if ('usage' in message) throw new UsageError(message.usage)
    if ('error' in message) throw new Error(message.error)
    if ('answer' in message) return message.answer
  }
  throw new Error('The server stopped in the middle of the command. Run it again: nothing is left half done.')
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    const parts = (rest + decoder.decode(part.value, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts.filter(Boolean)
  }
}
