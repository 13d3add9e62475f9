import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Run } from '../../scoring/compare-results'
import { checkFit } from '../../scoring/check-fit'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { type Assessment, assess } from '../../scoring/robustness/assess'
import { listVerdicts, score } from '../../scoring/score'
import { listMethodsThatCanRaise } from '../../scoring/worse-can-raise'
import { modelOfTree, toTree } from '../../scoring/wide/indicator-table'
import type { TextTable } from '../../scoring/wide/text-table'
import { toScoringInput } from '../../scoring/wide/wide-table'
import { writeCsv } from '../exports/write-csv'
import { readModel } from '../flows/packs/read-pack.server'
import { type CommandAnswer, UsageError } from './command'
import { parseOptions } from './parse-options'
import { readTable, unwrap } from './read-table'
import { type ScoreTable, listComparison, listDiagnosis, listGains, listSobol, listWeights } from './score-extras'
import { listScoreNotes, printNotes } from './score-notes'
import { type Cell, toScoreTable } from './score-table'
import { type ScoreValues, type ScoreOptions, parseScoreOptions, scoreOptions } from './score-options'
import { expectFound } from '../expect/expect-found'

/** `sanjeh score --data`: a file in, scores and ranks out, and no database. */
export async function scoreFile(args: readonly string[], folder: string): Promise<CommandAnswer> {
  const { values } = parseOptions(args, scoreOptions)
  const at = (file: string) => path.resolve(folder, file)
  if (values.data === undefined || (values.model === undefined) === (values.indicators === undefined)) {
    throw new UsageError('--data needs either --model (a model document) or --indicators (a table of indicators)')
  }
  const wishes = parseScoreOptions(values)
  const model = withMinCoverage(await loadModel(values, at), wishes.minCoverage)
  const table = await readTable(at(values.data))
  const input = toInput(table, model, values)
  const result = score(input, model)
  const verdicts = listVerdicts(input, model)
  const robustness = wishes.robustness
    ? assess(input, model, { ...wishes.robustness, topCount: topCountOf(input) })
    : null
  const scores: ScoreTable = {
    name: 'agencies',
    rows: toScoreTable(result, { input, model, wishes, robustness, topCount: topCountOf(input), verdicts }),
  }
  const tables = [scores, ...(await listExtras(input, model, wishes))]
  const other = await loadOther(values, at, { table, model })
  if (other) tables.push(listComparison({ input, model }, other))
  if (wishes.hasDiagnosis) tables.push(...listDiagnosis(result, input.agencies.competes))
  if (result.nodes.some(({ learntBy }) => learntBy !== null)) tables.push(listWeights(result))
  const methodWarnings = listMethodsThatCanRaise(model)
  const isUsualFloor = values.model === undefined && wishes.minCoverage === null
  const notes = listScoreNotes(result, model, verdicts, isUsualFloor)
  const ranked = result.ranks[0]?.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0) ?? 0
  const said =
    values.out === undefined
      ? print(tables)
      : [`${await save(tables, at(values.out))}: ${result.agencies.length} agencies scored, ${ranked} ranked`]
  return {
    exitCode: 0,
    lines: [
      ...said,
      ...(robustness ? [describeDraws(robustness)] : []),
      ...result.warnings.map((warning) => warning.text.en),
      ...methodWarnings.map((warning) => warning.en),
      ...printNotes(notes),
    ],
    json: {
      ...Object.fromEntries(tables.map(({ name, rows }) => [name, toObjects(rows)])),
      ...(robustness
        ? { robustness: { draws: robustness.draws, failed: robustness.failed, meanShift: robustness.meanShift } }
        : {}),
      warnings: result.warnings,
      methodWarnings,
      notes,
    },
  }
}

async function listExtras(input: ScoringInput, model: Model, wishes: ScoreOptions): Promise<ScoreTable[]> {
  const gains = wishes.gain?.length === 0 ? [] : [listGains(input, model, wishes.gain)]
  return wishes.sobol ? [...gains, await listSobol(input, model, wishes)] : gains
}

async function loadModel(values: ScoreValues, at: (file: string) => string): Promise<Model> {
  if (values.model !== undefined) return readModel(at(values.model))
  const indicators = expectFound(values.indicators, 'the option --indicators')
  return modelOfTree(unwrap(toTree(await readTable(at(indicators))), indicators))
}

/** What the model says in general; a branch that says otherwise keeps its word. */
function withMinCoverage(model: Model, minCoverage: number | null): Model {
  return minCoverage === null ? model : { ...model, defaults: { ...model.defaults, minCoverage } }
}

/** The run to compare with: another model, other data, or both. */
async function loadOther(
  values: ScoreValues,
  at: (file: string) => string,
  item: { table: TextTable; model: Model },
): Promise<Run | null> {
  const { compare, 'compare-data': data } = values
  if (compare === undefined && data === undefined) return null
  const model =
    compare === undefined
      ? item.model
      : withMinCoverage(await readModel(at(compare)), parseScoreOptions(values).minCoverage)
  const table = data === undefined ? item.table : await readTable(at(data))
  return { model, input: toInput(table, model, data === undefined ? values : { ...values, data }) }
}

function toInput(table: TextTable, model: Model, values: ScoreValues): ScoringInput {
  const columns = {
    ...(values.code ? { code: values.code } : {}),
    ...(values.groups ? { group: values.groups } : {}),
    ...(values.competes ? { competes: values.competes } : {}),
  }
  const input = unwrap(toScoringInput(table, model, columns), expectFound(values.data, 'the option --data'))
  const invalid = checkFit(input, model)
  if (invalid.length) throw new UsageError(invalid.map((each) => `${values.data}: ${each.en}`).join('\n'))
  return input
}

/** A tenth of all is how many awards are thought of where nothing says how many there are. */
function topCountOf({ agencies }: ScoringInput): number {
  return Math.max(Math.round(agencies.code.length / 10), 1)
}

function describeDraws({ draws, failed, meanShift }: Assessment): string {
  return `${draws} draws, ${failed} failed; a rank moves by ${meanShift.toFixed(2)} in the mean`
}

function print(tables: readonly ScoreTable[]): string[] {
  return tables.flatMap(({ name, rows }, index) => [...(index ? ['', `# ${name}`] : []), writeCsv(rows).trimEnd()])
}

/** Scores into the file, each further table beside it: scores.csv, scores.gain.csv. */
async function save(tables: readonly ScoreTable[], file: string): Promise<string> {
  const { dir, name, ext } = path.parse(file)
  for (const [index, table] of tables.entries())
    await writeFile(index ? path.join(dir, `${name}.${table.name}${ext}`) : file, `\uFEFF${writeCsv(table.rows)}`)
  return file
}

function toObjects([heading = [], ...rows]: readonly Cell[][]): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(heading[index]), cell])))
}
