import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics, listMetricsWithValues } from '../../../db/queries/observations'
import { listMetricOwners } from '../../../db/queries/sources'
import { listWanted } from '../../../scoring/metric-names'
import { operatorOf } from '../../access/viewer.server'
import { type MetricInput, deleteMetric, saveMetric } from '../../flows/setup/metrics.server'
import { readNumber } from '../../format/read-number'
import { metricUnits } from '../../format/units'
import { storedModel } from '../../model/stored-model'
import { chooseEdition, chooseFestival } from '../choose-festivals'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../command'
import { parseOptions } from '../parse-options'

const options = {
  festival: { type: 'string' },
  edition: { type: 'string' },
  title: { type: 'string' },
  'title-en': { type: 'string', default: '' },
  unit: { type: 'string', default: 'count' },
  decimals: { type: 'string', default: '0' },
  lowest: { type: 'string' },
  highest: { type: 'string' },
  'may-be-negative': { type: 'boolean', default: false },
  'over-periods': { type: 'string' },
  'part-of': { type: 'string', multiple: true, default: [] as string[] },
} as const
const verbs = ['list', 'add', 'remove'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

export const metricsCommand: Command = {
  summary: 'list metrics with who gives them, add one, remove one',
  help: `sanjeh metrics list [--festival CODE] [--edition CODE]
sanjeh metrics add [CODE] --title NAME [--title-en NAME] [--unit UNIT] [--decimals 0–6] [--lowest N] [--highest N] [--may-be-negative]
  [--over-periods adds-up|grows] [--part-of CODE …] [--festival CODE]
sanjeh metrics remove CODE [--festival CODE]

“list” says of each metric its unit, the source that gives it or that agencies declare it in the edition (without --edition the newest), whether anything
is known of it, and whether the model of the edition asks for it.
“add” makes a metric as the page does; without a CODE it gets one. UNIT: ${metricUnits.join(', ')}. --over-periods: what months say of their
year (docs/packs.md). --part-of: a metric that it can’t exceed. “remove” takes away a metric on which nothing rests.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((name) => name === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh metrics ${verbs.join('|')}`)
    const {
      values,
      positionals: [code],
    } = parseOptions(args, options, verb === 'list' ? 0 : 1)
    if (verb === 'list') return (context) => list(context, values)
    if (verb === 'remove') {
      if (code === undefined) throw new UsageError('Which metric? sanjeh metrics remove CODE')
      return (context) => remove(context, code, values)
    }
    const input = readInput(values)
    return (context) => add(context, code, input, values)
  },
}

async function list({ workspace }: CommandContext, values: Wanted): Promise<CommandAnswer> {
  const { db } = workspace.database
  const { festival, edition } = await chooseEdition(db, values.festival, values.edition)
  const owners = new Map((await listMetricOwners(db, festival.id)).map(({ metric, sources }) => [metric, sources]))
  const declared = new Set((await listDeclaredMetrics(db, edition.id)).map(({ metric }) => metric.code))
  const known = new Set(await listMetricsWithValues(db, festival.id))
  const version = await findModelVersionFor(db, edition)
  const wanted = new Set(version ? listWanted(storedModel(version)).metrics.keys() : [])
  const metrics = (await listMetrics(db, festival.id)).map(({ code, titleFa, titleEn, unit, decimals, ...bounds }) => ({
    code,
    titleFa,
    titleEn,
    unit,
    decimals,
    lowest: bounds.lowest,
    highest: bounds.highest,
    partOf: bounds.partOf,
    sources: (owners.get(code) ?? []).map((source) => source.code),
    isDeclared: declared.has(code),
    hasValues: known.has(code),
    isInModel: wanted.has(code),
  }))
  return {
    exitCode: 0,
    lines: metrics.map(({ code, titleFa, unit, sources, isDeclared, hasValues, isInModel }) => {
      const way = isDeclared ? 'declared' : sources.join(', ') || 'no source'
      return [code, titleFa, unit, way, hasValues ? 'has values' : 'no values', isInModel ? 'in the model' : '-'].join(
        '\t',
      )
    }),
    json: metrics,
  }
}

/** What is wrong with the arguments is said before a database is opened. */
function readInput(values: Wanted): MetricInput {
  if (!values.title?.trim()) throw new UsageError('--title is the name of the metric in Persian')
  if (!metricUnits.some((unit) => unit === values.unit))
    throw new UsageError(`--unit is one of ${metricUnits.join(', ')}`)
  const overPeriods = values['over-periods']
  if (overPeriods !== undefined && overPeriods !== 'adds-up' && overPeriods !== 'grows')
    throw new UsageError('--over-periods is adds-up or grows')
  const decimals = readNumber(values.decimals)
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) throw new UsageError('--decimals is 0 to 6')
  return {
    titleFa: values.title,
    titleEn: values['title-en'],
    unit: values.unit,
    decimals,
    mayBeNegative: values['may-be-negative'],
    lowest: readBound('lowest', values.lowest),
    highest: readBound('highest', values.highest),
    overPeriods: overPeriods ?? null,
    partOf: values['part-of'].map((metric) => ({ metric, times: 1 })),
  }
}

function readBound(name: 'lowest' | 'highest', text: string | undefined): number | null {
  if (text === undefined) return null
  const bound = readNumber(text)
  if (!Number.isFinite(bound)) throw new UsageError(`--${name} is a number; “${text}” is not`)
  return bound
}

async function add(
  { workspace }: CommandContext,
  code: string | undefined,
  input: MetricInput,
  values: Wanted,
): Promise<CommandAnswer> {
  const { db } = workspace.database
  const where = await chooseEdition(db, values.festival, values.edition)
  const context = { db, viewer: operatorOf('cli'), now: new Date() }
  const saved = await saveMetric(context, where, null, { ...input, code }, null)
  if (saved.ok) return { exitCode: 0, lines: [`${saved.code}: made, ${input.titleFa}`], json: { code: saved.code } }
  const problems = saved.why === 'invalid' ? saved.problems : []
  return {
    exitCode: 1,
    lines: [
      `${input.titleFa}: not made (${saved.why})`,
      ...problems.map((item) => `  ${item.field}: ${item.why}${'detail' in item ? ` (${item.detail})` : ''}`),
    ],
    json: { error: saved.why, problems },
  }
}

async function remove({ workspace }: CommandContext, code: string, values: Wanted): Promise<CommandAnswer> {
  const { db } = workspace.database
  const festival = await chooseFestival(db, values.festival)
  const removed = await deleteMetric({ db, viewer: operatorOf('cli'), now: new Date() }, festival, code)
  if (removed.ok) return { exitCode: 0, lines: [`${code}: removed`], json: { code } }
  const rests = removed.why === 'rests' ? removed.rests : []
  return {
    exitCode: 1,
    lines: [
      `${code}: not removed (${removed.why})`,
      ...rests.map((rest) =>
        rest.kind === 'values'
          ? '  it has values'
          : `  ${rest.kind}: ${rest.names.map((name) => name.titleFa).join(', ')}`,
      ),
    ],
    json: { error: removed.why, rests },
  }
}
