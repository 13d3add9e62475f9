import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { disarmFormula } from '../exports/disarm-formula'
import { readModel } from '../flows/read-pack.server'
import type { Model } from '../../scoring/model'
import { Status } from '../../scoring/input'
import { Flag, type IndicatorColumns, NodeState, type ScoreResult } from '../../scoring/result'
import { score } from '../../scoring/score'
import { modelOfTree, toTree } from '../../scoring/wide/indicator-table'
import type { Read, TextTable } from '../../scoring/wide/text-table'
import { toScoringInput } from '../../scoring/wide/wide-table'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'

const options = {
  data: { type: 'string' },
  model: { type: 'string' },
  indicators: { type: 'string' },
  code: { type: 'string' },
  groups: { type: 'string' },
  competes: { type: 'string' },
  keep: { type: 'string' },
  out: { type: 'string' },
} as const

const kept = ['actual', 'treated', 'normalised'] as const
type Kept = (typeof kept)[number]

/** `sanjeh score --data`: a file in, scores and ranks out, and no database. */
export async function scoreFile(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const { values } = parseOptions(args, options)
  const at = (file: string) => path.resolve(folder, file)
  if (values.data === undefined || (values.model === undefined) === (values.indicators === undefined)) {
    throw new UsageError('--data needs either --model (a model document) or --indicators (a table of indicators)')
  }
  const keep = parseKeep(values.keep)
  const model = values.model === undefined ? modelOfTree(unwrap(toTree(await readTable(at(values.indicators ?? ''))), values.indicators ?? '')) : await readModel(at(values.model))
  const columns = { ...(values.code ? { code: values.code } : {}), ...(values.groups ? { group: values.groups } : {}), ...(values.competes ? { competes: values.competes } : {}) }
  const result = score(unwrap(toScoringInput(await readTable(at(values.data)), model, columns), values.data), model)
  const table = toTable(result, model, keep)
  const text = stringify(table.map((row) => row.map((cell) => (typeof cell === 'string' ? disarmFormula(cell) : cell))))
  if (values.out !== undefined) await writeFile(at(values.out), `\uFEFF${text}`)
  const ranked = result.ranks[0]?.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0) ?? 0
  const said = values.out === undefined ? [text.trimEnd()] : [`${at(values.out)}: ${result.agencies.length} agencies scored, ${ranked} ranked`]
  return { exitCode: 0, lines: [...said, ...result.warnings.map((warning) => warning.text.en)], json: toJson(table, result) }
}

function parseKeep(text: string | undefined): Kept[] {
  return (text?.split(',') ?? []).map((name) => {
    const own = kept.find((one) => one === name.trim())
    if (!own) throw new UsageError(`--keep takes ${kept.join(', ')}; “${name}” is none of them`)
    return own
  })
}

/** What the CSV parser gives with `info`: the cells of a row and the line on which it ends. */
const Rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

async function readTable(file: string): Promise<TextTable> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file}`)
  })
  const text = new TextDecoder('utf-8').decode(bytes)
  const parsed: unknown = parse(text, { bom: true, relax_column_count: true, info: true, skip_empty_lines: false })
  const records = Rows.parse(parsed)
  const [head, ...rows] = records
  let line = head?.info.lines ?? 1
  const placed = rows.map(({ record, info }) => {
    const begins = line + 1
    line = info.lines
    return { line: begins, cells: record }
  })
  return { header: head?.record ?? [], rows: placed }
}

function unwrap<Value>(read: Read<Value>, file: string): Value {
  if (read.ok) return read.value
  throw new UsageError(read.errors.map((error) => `${file}, line ${error.line}, column “${error.column}”: ${error.en}`).join('\n'))
}

type Cell = string | number | null

/** One row an agency: ranks, total, a column for each node, and the data sets that were asked for. */
function toTable(result: ScoreResult, model: Model, keep: readonly Kept[]): Cell[][] {
  const { agencies, nodes, indicators, ranks } = result
  const extra = indicators.flatMap((own) => keep.map((set) => ({ own, set, name: `${nodes[own.node]?.code ?? ''}.${set}` })))
  const heading = ['agency', ...ranks.map(({ scope }) => `rank_${scope}`), 'total', ...nodes.slice(1).map(({ code }) => code), 'coverage', ...extra.map(({ name }) => name)]
  const levels = model.levels?.length ? ['level'] : []
  const rows = agencies.map((agency, place): Cell[] => [
    agency,
    ...ranks.map(({ rank }) => rank[place] || null),
    result.state[place] === NodeState.scored ? (result.total[place] ?? null) : null,
    ...nodes.slice(1).map((_, node) => scoreOf(result, (node + 1) * agencies.length + place)),
    result.coverage[place] ?? null,
    ...extra.map(({ own, set }) => (hasValue(own, place) ? (own[set][place] ?? null) : null)),
    ...(levels.length ? [model.levels?.[result.level[place] ?? -1]?.title.en ?? null] : []),
  ])
  return [[...heading, ...levels], ...rows]
}

/** The agency's own value, or one that was imputed. */
function hasValue({ status, flags }: IndicatorColumns, place: number): boolean {
  return status[place] === Status.reported || ((flags[place] ?? 0) & Flag.imputed) !== 0
}

function scoreOf(result: ScoreResult, entry: number): number | null {
  return result.state[entry] === NodeState.scored ? (result.score[entry] ?? null) : null
}

function toJson([heading = [], ...rows]: readonly Cell[][], { warnings }: ScoreResult): unknown {
  return { agencies: rows.map((row) => Object.fromEntries(row.map((cell, place) => [String(heading[place]), cell]))), warnings }
}
