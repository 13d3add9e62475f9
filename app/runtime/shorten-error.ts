import { cutText } from '../format/cut-text'

const longest = 1500
const deepest = 5

/**
 * An error with its causes for the log. What people sent is no part of it: parameters of a statement, queries of
 * addresses, values that the database quotes, and characters that would look like lines of their own or give orders to
 * a terminal.
 */
export function shortenError(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return clean(cutLine(String(error)))
  const row = cut(`${error.name}: ${messageOf(error)}`, error)
  return error.cause === undefined || depth === deepest
    ? row
    : `${row}\ncaused by ${shortenError(error.cause, depth + 1)}`
}

/** One line of words for who gave a command: what happened at the bottom of it, without where in the program. */
export function sentenceOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return clean(cutLine(String(error)))
  return error.cause instanceof Error && depth < deepest
    ? sentenceOf(error.cause, depth + 1)
    : clean(cutLine(messageOf(error)))
}

function messageOf(error: Error): string {
  // Drizzle writes all parameters behind the statement, and says in the cause what went wrong.
  if (isOfDatabase(error)) return withoutValues(error)
  return 'query' in error && 'params' in error ? `Failed query: ${String(error.query)}` : error.message
}

/** PostgreSQL and PGlite give five characters that say what kind of failure it is. */
function isOfDatabase(error: Error): error is Error & { code: string } {
  return 'severity' in error && 'code' in error && typeof error.code === 'string'
}

/**
 * A value that does not fit is quoted in the message of its failure (class 22); names of columns and constraints
 * elsewhere are not anybody's data.
 */
function withoutValues({ code, message }: Error & { code: string }): string {
  return `${code} ${code.startsWith('22') ? message.replace(/"[^]*"/g, '"…"').replace(/:\s*[^"\s][^]*$/, ': …') : message}`
}

/**
 * The message in one line, and where in the program. A message may have lines that look like those of a stack: what
 * stands behind it is the stack.
 */
function cut(head: string, { stack = '', message }: Error): string {
  const frames = stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  return [clean(cutLine(head)), ...frames.map((frame) => clean(frame.slice(0, 300)))].join('\n')
}

function cutLine(text: string): string {
  return text.length > longest ? `${cutText(text, longest)} … (${text.length - longest} more characters)` : text
}

/** Without queries of addresses and what keys look like, and in one line. */
export function clean(text: string): string {
  return escapeControls(
    text
      .replaceAll(/\?[^\s"'<>)]+/g, '?…')
      .replaceAll(/\bsanjeh_[\w-]+/g, 'sanjeh_…')
      .replaceAll(/\bBearer\s+\S+/gi, 'Bearer …'),
  )
}

/** Line breaks, orders to terminals, and marks that turn the direction of a text. */
function escapeControls(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
