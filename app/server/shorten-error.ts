const longest = 1500

/** An error with its causes for the log. A failed statement brings all of its parameters along, megabytes of other people's data: they are cut. */
export function shortenError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = cut(error.stack ?? error.message)
  return error.cause === undefined ? own : `${own}\ncaused by ${shortenError(error.cause)}`
}

function cut(text: string): string {
  const [message = '', ...stack] = text.split(/\n(?=\s+at )/)
  const short =
    message.length > longest ? `${message.slice(0, longest)} … (${message.length - longest} more characters)` : message
  return [short, ...stack.slice(0, 12)].join('\n')
}
