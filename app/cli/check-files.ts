import path from 'node:path'
import { recompute } from '../check/recompute'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'
import { readOrRefuse } from './verify-file'

export async function checkFiles(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const [input, model, published] = parseOptions(args, {}, 3).positionals
  if (input === undefined || model === undefined || published === undefined)
    throw new UsageError('Give the input, the model and the published hash of the result')
  const read = async (name: string) => new TextDecoder().decode(await readOrRefuse(path.resolve(folder, name)))
  const made = recompute(await read(input), await read(model))
  if (!made.ok)
    return {
      exitCode: 1,
      lines: [made.why === 'no-input' ? `${input} is not a scoring input` : `${model} is not a valid model`],
      json: made,
    }
  const { rows, modelHash, inputHash, resultHash } = made
  const isSame = resultHash === published.toLowerCase()
  const ranked = rows.filter((row) => row.rank > 0).length
  const lines = [
    isSame
      ? `The result is the published one: ${rows.length} agencies, ${ranked} ranked.`
      : 'The result is NOT the published one.',
    `  model  ${modelHash}`,
    `  input  ${inputHash}`,
    `  result ${resultHash}`,
    ...(isSame ? [] : [`  published ${published}`]),
  ]
  return {
    exitCode: isSame ? 0 : 1,
    lines,
    json: { same: isSame, modelHash, inputHash, resultHash, published, agencies: rows.length, ranked },
  }
}
