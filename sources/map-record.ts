import { foldPersian } from '../db/fold-persian'
import type { ObservationStatus } from '../db/queries/observations'
import type { CompiledDefinition, CompiledMetric } from './compile-mapping'
import { type Expression, evaluate } from './expression'
import { type Bounds, boundReason, brokenBound } from './metric-bounds'
import { parseNumberText, toLatinDigits } from './number-text'
import { type Period, periodOf } from './period'
import type { QuarantineReason, ReasonDetail } from './quarantine-reason'
import { InexactNumber } from './read/json'

/** Nothing that is counted comes near it, and sums of smaller values never become infinite. */
const largest = 1e100

/** What is known beforehand: who there is, which metrics, and which years are evaluated. */
export interface Known {
  agencyByCode: ReadonlyMap<string, number>
  /** Folded names. */
  agencyByName: ReadonlyMap<string, number>
  serviceByCode: ReadonlyMap<string, number>
  metrics: ReadonlyMap<string, Bounds>
  /** Evaluated years and the years before them. */
  spans: readonly Period[]
}

export interface MappedRecord {
  ok: true
  /** The id, or the code and title of one that is to be registered. */
  agency: number | { code: string; title: string }
  /** 0: none. */
  serviceId: number
  period: Period
  /** In the order of the definition's metrics; null where the record says nothing of the metric. */
  values: (MappedValue | null)[]
}

export interface MappedValue {
  status: ObservationStatus
  value: number
}

export interface Unreadable {
  ok: false
  reason: QuarantineReason
  detail: ReasonDetail
  /** Whom and what time the record speaks of, where that much of it could be read. */
  agencyId?: number
  periodFrom?: string
}

/** One record as observations, or the first reason why it can't be. Nothing is guessed. */
export function mapRecord(record: unknown, compiled: CompiledDefinition, known: Known): MappedRecord | Unreadable {
  const agency = mapAgency(record, compiled, known)
  if (!agency.ok) return agency
  const about = typeof agency.value === 'number' ? { agencyId: agency.value } : {}
  const service = mapService(record, compiled, known)
  if (!service.ok) return { ...service, ...about }
  const period = mapPeriod(record, compiled, known)
  if (!period.ok) return { ...period, ...about }
  const values = mapMetrics(record, compiled, known)
  if ('ok' in values) return { ...values, ...about, periodFrom: period.value.from }
  return { ok: true, agency: agency.value, serviceId: service.value, period: period.value, values }
}

function mapMetrics(record: unknown, compiled: CompiledDefinition, known: Known): MappedRecord['values'] | Unreadable {
  const values: MappedRecord['values'] = []
  for (const metric of compiled.metrics) {
    const mapped = mapMetric(record, metric, compiled, known)
    if (mapped && 'ok' in mapped) return mapped
    values.push(mapped)
  }
  return values.every((value) => value === null) ? unreadable('says-nothing', {}) : values
}

type Found<Value> = { ok: true; value: Value } | Unreadable

const unreadable = (reason: QuarantineReason, detail: ReasonDetail): Unreadable => ({
  ok: false,
  reason,
  detail,
})

function mapAgency(record: unknown, compiled: CompiledDefinition, known: Known): Found<MappedRecord['agency']> {
  const { agency } = compiled.definition.mapping
  const found = readText(record, compiled.agency, agency.value)
  if (!found.ok) return found
  if (found.value === '') return unreadable('no-agency', {})
  const id =
    agency.by === 'code' ? known.agencyByCode.get(found.value) : known.agencyByName.get(foldPersian(found.value))
  if (id !== undefined) return { ok: true, value: id }
  if (!compiled.title) return unreadable('unknown-agency', { agency: found.value })
  const title = readText(record, compiled.title, agency.register?.title ?? '')
  return title.ok ? { ok: true, value: { code: found.value, title: title.value || found.value } } : title
}

function mapService(record: unknown, compiled: CompiledDefinition, known: Known): Found<number> {
  if (!compiled.service) return { ok: true, value: 0 }
  const found = readText(record, compiled.service, compiled.definition.mapping.service ?? '')
  if (!found.ok || found.value === '') return found.ok ? { ok: true, value: 0 } : found
  const id = known.serviceByCode.get(found.value)
  return id === undefined ? unreadable('unknown-service', { service: found.value }) : { ok: true, value: id }
}

function mapPeriod(record: unknown, compiled: CompiledDefinition, known: Known): Found<Period> {
  const texts: Record<string, string> = {}
  for (const [part, expression] of Object.entries(compiled.period)) {
    const found = readText(record, expression, part)
    if (!found.ok) return found
    texts[part] = toLatinDigits(found.value)
  }
  const period = periodOf(compiled.definition.mapping.period.calendar, texts)
  const written = Object.values(texts).join('/')
  if (!period) return unreadable('bad-period', { period: written })
  const isInside = known.spans.some((span) => span.from <= period.from && period.to <= span.to)
  return isInside ? { ok: true, value: period } : unreadable('outside-editions', { period: written })
}

/** A text or a whole number as text; null and nothing else is the empty text. */
function readText(record: unknown, expression: Expression, written: string): Found<string> {
  const found = evaluate(expression, record)
  if (!found.ok) return unreadable('bad-expression', { expression: written, problem: found.detail })
  if (found.value === null || found.value === undefined) return { ok: true, value: '' }
  if (typeof found.value === 'string' && isName(found.value)) return { ok: true, value: found.value.trim() }
  if (typeof found.value === 'number') return { ok: true, value: String(found.value) }
  return unreadable('bad-expression', { expression: written, problem: JSON.stringify(found.value) })
}

/** What the database can keep and find as a code or a name. */
function isName(text: string): boolean {
  return text.length <= 500 && !/[\0\p{Surrogate}]/u.test(text)
}

function mapMetric(
  record: unknown,
  metric: CompiledMetric,
  compiled: CompiledDefinition,
  known: Known,
): MappedValue | null | Unreadable {
  const found = evaluate(metric.expression, record)
  if (!found.ok) return unreadable('bad-expression', { expression: metric.text, problem: found.detail })
  const mapped = toValue(found.value, metric.code, compiled)
  if (!mapped || 'ok' in mapped || mapped.status !== 'reported') return mapped
  if (Math.abs(mapped.value) > largest)
    return unreadable('inexact-number', { metric: metric.code, value: String(mapped.value) })
  const limits = known.metrics.get(metric.code)
  const broken = limits && brokenBound(limits, mapped.value)
  return broken ? { ok: false, ...boundReason(metric.code, mapped.value, broken) } : mapped
}

function toValue(value: unknown, metric: string, compiled: CompiledDefinition): MappedValue | null | Unreadable {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return { status: 'reported', value: value ? 1 : 0 }
  if (typeof value === 'number' && Number.isFinite(value)) return { status: 'reported', value }
  if (value instanceof InexactNumber) return unreadable('inexact-number', { metric, value: value.text })
  if (typeof value !== 'string')
    return unreadable('not-a-number', { metric, value: JSON.stringify(value) ?? String(value) })
  return textToValue(value.trim(), metric, compiled)
}

function textToValue(text: string, metric: string, compiled: CompiledDefinition): MappedValue | null | Unreadable {
  if (compiled.noData.has(text)) return { status: 'no-data', value: 0 }
  if (compiled.notApplicable.has(text)) return { status: 'not-applicable', value: 0 }
  if (text === '') return null
  const value = parseNumberText(text, compiled.definition.mapping)
  return value === null ? unreadable('not-a-number', { metric, value: text }) : { status: 'reported', value }
}
