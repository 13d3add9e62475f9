import { foldPersian } from '../../../../db/fold-persian'
import type { Metric, ObservationStatus } from '../../../../db/queries/observations'
import type { StoredValue } from '../../../../db/queries/stored-values'
import type { SourceName } from '../../../../db/queries/sources'
import { toLatinDigits } from '../../../../sources/number-text'
import type { Period } from '../../../../sources/period'
import { brokenBound } from '../../../../sources/metric-bounds'
import type { SheetValue } from './sheet-values'
import { type ValueChoices, nameKey } from './value-choices'

type ValueProblemWhy =
  | 'no-agency'
  | 'unknown-agency'
  /** Code and name are of two agencies. */
  | 'doubtful-agency'
  | 'no-metric'
  | 'unknown-metric'
  /** Declarations give this metric, or a source by single services. */
  | 'other-way'
  | 'no-period'
  | 'unread-period'
  | 'outside-period'
  /** Values of single services come by sources alone. */
  | 'of-service'
  | 'unread'
  | 'ambiguous'
  /** A percentage of a metric that is none. */
  | 'percent'
  /** The same metric, agency and period stands in several cells with different values. */
  | 'twice'
  /** A value from the same day on for a longer or shorter period would be overwritten. */
  | 'other-period'
  /** A value over a part of the same time, or over more than it, stands beside it: both would be counted. */
  | 'overlap'
  /** People decided the value that is in force. */
  | 'decided'
  /** A source that stands higher has given the value that is in force. */
  | 'outranked'
  /** Services have reported: “no data” can't stand beside that. */
  | 'by-service'
  | 'negative'
  | 'too-low'
  | 'too-high'
  | 'part-above-whole'

interface ValueProblem {
  why: ValueProblemWhy
  /** What the sentence names. */
  detail: Readonly<Record<string, string | number>>
}

interface SaidValue {
  status: ObservationStatus
  value: number
}

/** One cell with what it would change. */
export interface PlannedValue extends Pick<SheetValue, 'row' | 'column' | 'address' | 'text'> {
  outcome: 'new' | 'changed' | 'same' | 'problem'
  /** Codes; null where they are not known. */
  agency: string | null
  metric: string | null
  period: Period | null
  /** What is stored; null where nothing is. */
  before: SaidValue | null
  /** Who said what is stored; null where nobody did, or single services alone. */
  beforeFrom: SourceName | null
  /** Null where the cell is not read. */
  after: SaidValue | null
  problem: ValueProblem | null
}

/** How a metric comes in that no spreadsheet may give. */
export type OtherWay = { way: 'source'; code: string; titleFa: string; titleEn: string } | { way: 'declarations' }

/** What cells are compared with. */
export interface KnownValues {
  agencies: readonly { id: number; code: string; names: ReadonlySet<string> }[]
  metrics: readonly Metric[]
  otherWays: ReadonlyMap<string, OtherWay>
  /** The sources that stand over spreadsheets, by code of the metric. */
  higher: ReadonlyMap<string, readonly SourceName[]>
  /** The evaluated period of the edition. */
  evaluated: Period
  stored: readonly StoredValue[]
  /** Names that a person said are agencies, by their key. */
  sameAs: ValueChoices['agencies']
}

/** Each cell beside what is stored. A cell with a problem costs itself alone. */
export function planValues(known: KnownValues, cells: readonly SheetValue[]): PlannedValue[] {
  const index = indexKnown(known)
  const planned = cells.map((cell) => planCell(known, index, cell))
  refuseContradictions(planned)
  for (const value of planned) if (!value.problem) compareStored(index, value)
  refuseOverlaps(known, planned)
  return planned
}

interface Index {
  agencyByCode: ReadonlyMap<string, number>
  codeByName: ReadonlyMap<string, string>
  metricByCode: ReadonlyMap<string, Metric>
  sameAs: ValueChoices['agencies']
  higher: KnownValues['higher']
  stored: ReadonlyMap<string, StoredValue>
}

const keyOf = (...parts: readonly (string | number)[]) => parts.join(' ')

function indexKnown({ agencies, metrics, higher, stored, sameAs }: KnownValues): Index {
  return {
    agencyByCode: new Map(agencies.map(({ code, id }) => [code, id])),
    codeByName: new Map(
      agencies.flatMap(({ code, names }) => [
        [foldPersian(code), code] as const,
        ...[...names].map((name) => [name, code] as const),
      ]),
    ),
    metricByCode: new Map(metrics.map((metric) => [metric.code, metric])),
    sameAs,
    higher,
    stored: new Map(stored.map((value) => [keyOf(value.metricId, value.agencyId, value.periodFrom), value])),
  }
}

const problemOf = (why: ValueProblemWhy, detail: ValueProblem['detail'] = {}): ValueProblem => ({ why, detail })

function planCell(known: KnownValues, index: Index, cell: SheetValue): PlannedValue {
  const agency = findAgency(index, cell)
  const metric = cell.metric.value === null ? null : (index.metricByCode.get(cell.metric.value) ?? null)
  const { row, column, address, text } = cell
  const read = readSaid(cell, metric)
  return {
    row,
    column,
    address,
    text,
    outcome: 'problem',
    agency: agency.code,
    metric: metric?.code ?? null,
    period: cell.period.value,
    before: null,
    beforeFrom: null,
    after: 'value' in read ? read : null,
    problem:
      agency.problem ??
      checkMetric(known, cell, metric) ??
      checkPeriod(known, cell) ??
      (cell.service === null ? null : problemOf('of-service', { service: cell.service })) ??
      ('why' in read ? read : checkBounds(metric, read)),
  }
}

function findAgency(
  { agencyByCode, codeByName, sameAs }: Index,
  { agencyCode, agencyName }: SheetValue,
): { code: string | null; problem: ValueProblem | null } {
  const given = agencyCode === null ? null : toLatinDigits(agencyCode)
  const byCode = given === null ? undefined : agencyByCode.has(given) ? given : codeByName.get(foldPersian(given))
  const byName = agencyName === null ? undefined : codeByName.get(foldPersian(agencyName))
  const names = { code: agencyCode ?? '', name: agencyName ?? '' }
  if (byCode !== undefined && byName !== undefined && byCode !== byName)
    return { code: null, problem: problemOf('doubtful-agency', names) }
  // A code that nobody has beside a name that somebody has: one of them is wrong.
  if (given !== null && byCode === undefined && byName !== undefined)
    return { code: null, problem: problemOf('doubtful-agency', names) }
  const said = sameAs[nameKey(agencyName ?? agencyCode ?? '')]
  const code = byCode ?? byName ?? (said !== undefined && agencyByCode.has(said) ? said : null)
  if (code !== null) return { code, problem: null }
  return { code, problem: problemOf(given === null && agencyName === null ? 'no-agency' : 'unknown-agency', names) }
}

function checkMetric(
  { otherWays }: KnownValues,
  { metric: said }: SheetValue,
  metric: Metric | null,
): ValueProblem | null {
  if (!metric) {
    const text = said.value ?? said.text
    return text === '' ? problemOf('no-metric') : problemOf('unknown-metric', { metric: text })
  }
  const other = otherWays.get(metric.code)
  return other ? problemOf('other-way', { metric: metric.code, ...other }) : null
}

function checkPeriod({ evaluated }: KnownValues, { period }: SheetValue): ValueProblem | null {
  if (period.value === null)
    return period.text === '' ? problemOf('no-period') : problemOf('unread-period', { text: period.text })
  const { from, to } = period.value
  return from >= evaluated.from && to <= evaluated.to ? null : problemOf('outside-period', { from, to })
}

/** What a cell says in the unit of its metric: 85% of a metric that is a share is 0.85. */
function readSaid({ reading }: SheetValue, metric: Metric | null): SaidValue | ValueProblem {
  if (reading.kind === 'problem') return problemOf('unread', { reason: reading.reason, ...reading.detail })
  if (reading.kind === 'ambiguous') return problemOf('ambiguous', { question: reading.question, ...reading.detail })
  if (reading.kind === 'missing') {
    return { status: reading.status === 'not-applicable' ? 'not-applicable' : 'no-data', value: 0 }
  }
  const { value, isPercent } = reading
  if (!isPercent || metric === null || isOfPercent.has(metric.unit)) return { status: 'reported', value }
  return metric.unit === 'share'
    ? { status: 'reported', value: value / 100 }
    : problemOf('percent', { unit: metric.unit })
}

const isOfPercent: ReadonlySet<string> = new Set(['percent', 'percentage_point'])

function checkBounds(metric: Metric | null, { status, value }: SaidValue): ValueProblem | null {
  const broken = metric && status === 'reported' ? brokenBound(metric, value) : null
  return broken && problemOf(broken.reason, { value, limit: broken.limit })
}

/** A value from one day on is one value, however long its period. Cells that say the same are said once. */
function refuseContradictions(planned: readonly PlannedValue[]) {
  const byKey = new Map<string, PlannedValue[]>()
  for (const value of planned) {
    const { agency, metric, period, after } = value
    if (agency === null || metric === null || !period || !after) continue
    const key = keyOf(metric, agency, period.from)
    byKey.set(key, [...(byKey.get(key) ?? []), value])
  }
  for (const same of byKey.values()) {
    const said = new Set(
      same.map(({ after, period }) => keyOf(after?.status ?? '', after?.value ?? 0, period?.to ?? '')),
    )
    if (said.size < 2) continue
    const others = (own: PlannedValue) => same.filter((value) => value !== own).map(({ address }) => address)
    for (const value of same) value.problem ??= problemOf('twice', { others: others(value).join(', ') })
  }
}

function compareStored({ agencyByCode, metricByCode, higher, stored }: Index, value: PlannedValue) {
  const { agency, metric, period, after } = value
  if (!after || !period) return
  const before = stored.get(
    keyOf(metricByCode.get(metric ?? '')?.id ?? 0, agencyByCode.get(agency ?? '') ?? 0, period.from),
  )
  value.before = before ? { status: before.status, value: before.value } : null
  value.beforeFrom = before?.source ?? null
  const isSame = before?.status === after.status && before.value === after.value && before.periodTo === period.to
  value.outcome = isSame ? 'same' : before ? 'changed' : 'new'
  if (!before || isSame) return
  value.problem = checkStored(before, after, period, higher.get(metric ?? '') ?? [])
  if (value.problem) value.outcome = 'problem'
}

function checkStored(
  before: StoredValue,
  after: SaidValue,
  { to }: Period,
  higher: readonly SourceName[],
): ValueProblem | null {
  if (before.isDecided) return problemOf('decided')
  const { source } = before
  if (source && higher.some(({ code }) => code === source.code))
    return problemOf('outranked', { titleFa: source.titleFa, titleEn: source.titleEn })
  if (before.status === 'reported' && before.periodTo !== to)
    return problemOf('other-period', { from: before.periodFrom, to: before.periodTo })
  return before.hasServices && after.status !== 'reported' ? problemOf('by-service') : null
}

/** A reported value with its period; the cell that says it, where one of the file does. */
interface Spoken {
  period: Period
  cell: PlannedValue | null
}

/**
 * A year beside its months says the same twice, in the file or with what is stored. What a cell of the file takes the
 * place of is no longer there.
 */
function refuseOverlaps({ agencies, metrics, stored }: KnownValues, planned: readonly PlannedValue[]) {
  const agencyCodes = new Map(agencies.map(({ id, code }) => [id, code]))
  const metricCodes = new Map(metrics.map(({ id, code }) => [id, code]))
  const spoken = new Map<string, Map<string, Spoken | null>>()
  const put = (metric: string, agency: string, period: Period, cell: PlannedValue | null, isReported: boolean) => {
    const key = keyOf(metric, agency)
    const own = spoken.get(key) ?? new Map<string, Spoken | null>()
    spoken.set(key, own.set(period.from, isReported ? { period, cell } : null))
  }
  const of = new Set(planned.map(({ metric, agency }) => keyOf(metric ?? '', agency ?? '')))
  for (const { metricId, agencyId, periodFrom, periodTo, status } of stored) {
    const [metric, agency] = [metricCodes.get(metricId) ?? '', agencyCodes.get(agencyId) ?? '']
    if (of.has(keyOf(metric, agency)))
      put(metric, agency, { from: periodFrom, to: periodTo }, null, status === 'reported')
  }
  for (const cell of planned) {
    const { metric, agency, period, after, outcome } = cell
    if (metric === null || agency === null || !period || !after || outcome === 'problem') continue
    put(metric, agency, period, cell, after.status === 'reported')
  }
  for (const cell of planned) {
    const { metric, agency, period, after, outcome } = cell
    if ((outcome !== 'new' && outcome !== 'changed') || after?.status !== 'reported' || !period) continue
    const own = spoken.get(keyOf(metric ?? '', agency ?? ''))
    const other = [...(own?.values() ?? [])].find(
      (one) => one && one.period.from !== period.from && one.period.from < period.to && period.from < one.period.to,
    )
    if (!other) continue
    cell.problem = problemOf('overlap', { ...other.period, other: other.cell?.address ?? '' })
  }
  for (const cell of planned) if (cell.problem) cell.outcome = 'problem'
}
