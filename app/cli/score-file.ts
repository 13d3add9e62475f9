import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { checkFit } from '../../scoring/check-fit'
import { dataSets } from '../../scoring/data-set'
import type { Model } from '../../scoring/model'
import { prepare } from '../../scoring/prepared'
import { score } from '../../scoring/score'
import { modelOfTree, toTree } from '../../scoring/wide/indicator-table'
import type { Read, TextTable } from '../../scoring/wide/text-table'
import { toScoringInput } from '../../scoring/wide/wide-table'
import { disarmFormula } from '../exports/disarm-formula'
import { readModel } from '../flows/read-pack.server'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'
import { type Cell, type TableWishes, isDataSet, toScoreTable } from './score-table'

const options = {
  data: { type: 'string' },
  model: { type: 'string' },
  indicators: { type: 'string' },
  code: { type: 'string' },
  groups: { type: 'string' },
  competes: { type: 'string' },
  keep: { type: 'string' },
  explain: { type: 'boolean' },
  robustness: { type: 'string' },
  spread: { type: 'string', default: '25' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
} as const

type Values = ReturnType<typeof parseOptions<typeof options>>['values']

/** `sanjeh score --data`: a file in, scores and ranks out, and no database. */
export async function scoreFile(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const { values } = parseOptions(args, options)
  const at = (file: string) => path.resolve(folder, file)
  if (values.data === undefined || (values.model === undefined) === (values.indicators === undefined)) {
    throw new UsageError('--data needs either --model (a model document) or --indicators (a table of indicators)')
  }
  const wishes = parseWishes(values)
  const model = await loadModel(values, at)
  const columns = { ...(values.code ? { code: values.code } : {}), ...(values.groups ? { group: values.groups } : {}), ...(values.competes ? { competes: values.competes } : {}) }
  const input = unwrap(toScoringInput(await readTable(at(values.data)), model, columns), values.data)
  const misfits = checkFit(input, model)
  if (misfits.length) throw new UsageError(misfits.map((misfit) => `${values.data}: ${misfit.en}`).join('\n'))
  const result = score(input, model)
  const table = toScoreTable(result, model, prepare(input, model), wishes)
  const text = stringify(table.map((row) => row.map((cell) => (typeof cell === 'string' ? disarmFormula(cell) : cell))))
  if (values.out !== undefined) await writeFile(at(values.out), `\uFEFF${text}`)
  const ranked = result.ranks[0]?.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0) ?? 0
  const said = values.out === undefined ? [text.trimEnd()] : [`${at(values.out)}: ${result.agencies.length} agencies scored, ${ranked} ranked`]
  return { exitCode: 0, lines: [...said, ...result.warnings.map((warning) => warning.text.en)], json: { agencies: toObjects(table), warnings: result.warnings } }
}

async function loadModel(values: Values, at: (file: string) => string): Promise<Model> {
  if (values.model !== undefined) return readModel(at(values.model))
  return modelOfTree(unwrap(toTree(await readTable(at(values.indicators ?? ''))), values.indicators ?? ''))
}

function parseWishes({ keep, explain, robustness, spread, seed }: Values): TableWishes {
  const sets = (keep?.split(',') ?? []).map((name) => name.trim())
  const stranger = sets.find((name) => !isDataSet(name))
  if (stranger !== undefined) throw new UsageError(`--keep takes ${dataSets.join(', ')}; “${stranger}” is none of them`)
  const draws = parseNumber('--robustness', robustness ?? '0', 0, 10_000_000)
  return {
    keep: sets.filter(isDataSet),
    hasExplanation: explain ?? false,
    robustness: draws ? { draws, spread: parseNumber('--spread', spread, 0, 100) / 100, seed: parseNumber('--seed', seed, 0, 2 ** 31 - 1) } : null,
  }
}

function parseNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) throw new UsageError(`${name} is a whole number from ${low} to ${high}; “${text}” is not`)
  return value
}

/** What the CSV parser gives with `info`: the cells of a row and the line on which it ends. */
const Rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

async function readTable(file: string): Promise<TextTable> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file}`)
  })
  const parsed: unknown = parse(decode(bytes, file), { bom: true, relax_column_count: true, info: true, skip_empty_lines: false })
  const [head, ...rows] = Rows.parse(parsed)
  let line = head?.info.lines ?? 1
  const placed = rows.map(({ record, info }) => {
    const begins = line + 1
    line = info.lines
    return { line: begins, cells: record }
  })
  return { header: head?.record ?? [], rows: placed }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${file} is not UTF-8. Save it as “CSV UTF-8” and try again`)
  }
}

function unwrap<Value>(read: Read<Value>, file: string): Value {
  if (read.ok) return read.value
  throw new UsageError(read.errors.map((error) => `${file}, line ${error.line}, column “${error.column}”: ${error.en}`).join('\n'))
}

function toObjects([heading = [], ...rows]: readonly Cell[][]): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [String(heading[place]), cell])))
}
