import path from 'node:path'
import { engineVersion, listEngineChanges } from '../../scoring/engine-version'
import { recompute } from '../check/recompute'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'
import { readOrRefuse } from './verify-file'

/** Neither the same nor another: what was published was made by another engine. */
const exitOtherEngine = 3

export async function checkFiles(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const { values, positionals } = parseOptions(args, { engine: { type: 'string' } }, 3)
  const [input, model, published] = positionals
  if (input === undefined || model === undefined || published === undefined)
    throw new UsageError('Give the input, the model and the published hash of the result')
  const publishedEngine = parseEngine(values.engine)
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
  const isOtherEngine = !isSame && publishedEngine !== null && publishedEngine !== engineVersion
  const ranked = rows.filter((row) => row.rank > 0).length
  const verdict = isSame
    ? [`The result is the published one: ${rows.length} agencies, ${ranked} ranked.`]
    : describeOther(publishedEngine)
  const lines = [
    ...verdict,
    `  model  ${modelHash}`,
    `  input  ${inputHash}`,
    `  result ${resultHash}`,
    ...rows.flatMap(({ code, missingRequired }) =>
      missingRequired
        ? [`  ${code} has no rank: no data in ${missingRequired.join(', ')}, which the model requires`]
        : [],
    ),
    ...(isSame ? [] : [`  published ${published}`]),
  ]
  const engine = { here: engineVersion, published: publishedEngine }
  return {
    exitCode: isSame ? 0 : isOtherEngine ? exitOtherEngine : 1,
    lines,
    json: {
      same: isSame,
      engine,
      modelHash,
      inputHash,
      resultHash,
      published,
      agencies: rows.length,
      ranked,
      missingRequired: Object.fromEntries(
        rows.flatMap(({ code, missingRequired }) => (missingRequired ? [[code, missingRequired]] : [])),
      ),
    },
  }
}

function parseEngine(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new UsageError(
      `--engine is the version of the engine that stands beside the published hash; “${text}” is none`,
    )
  return Number(text)
}

/**
 * Two engines may differ without anybody having changed a number, which must not sound like an accusation, nor hide a
 * change where the engine is the same.
 */
function describeOther(publishedEngine: number | null): string[] {
  if (publishedEngine !== null && publishedEngine !== engineVersion) {
    return [
      `The published result was made by engine ${publishedEngine}, and this is engine ${engineVersion}: the numbers can differ, though nothing was changed, for these reasons:`,
      ...listEngineChanges(publishedEngine, engineVersion).map(({ en }) => `  - ${en}`),
      'Compare the hashes of model and input with those published. A program of the same engine repeats the result to the last digit.',
    ]
  }
  const unknown = `  This is engine ${engineVersion}. If the publication names another one, or none (that is engine 1), give it with --engine: the numbers of engines can differ.`
  return ['The result is NOT the published one.', ...(publishedEngine === null ? [unknown] : [])]
}
