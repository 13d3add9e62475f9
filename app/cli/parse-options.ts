import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './command'

type Options = NonNullable<ParseArgsConfig['options']>

/** `parseArgs` of Node, strict; whatever it refuses is a usage error in its own words. */
export function parseOptions<Own extends Options>(args: readonly string[], options: Own, positionals = 0) {
  const parsed = tryParse(args, options)
  if (parsed.positionals.length > positionals)
    throw new UsageError(`Unexpected argument “${parsed.positionals[positionals]}”`)
  return parsed
}

function tryParse<Own extends Options>(args: readonly string[], options: Own) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
