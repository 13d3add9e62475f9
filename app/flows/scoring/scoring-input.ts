import type { ParticipantRow } from '../../../db/queries/agencies'
import type { MetricCell } from '../../../db/queries/observations'
import { type MetricSeries, type ScoringInput, type Span, Status } from '../../../scoring/input'
import { bitsOfKinds, kindOfSeries } from '../../../scoring/value-kinds'

const statusCode = {
  reported: Status.reported,
  'no-data': Status.noData,
  'not-applicable': Status.notApplicable,
} as const

/** What the database knows as the columns that the engine takes. `cells` come ordered by metric and period. */
export function buildScoringInput(
  participants: readonly ParticipantRow[],
  cells: readonly MetricCell[],
  spans: { evaluated: Span; previous?: Span },
): ScoringInput {
  return {
    agencies: {
      code: participants.map((row) => row.code),
      group: participants.map((row) => row.groupCode),
      competes: participants.map((row) => row.competes),
      attributes: buildAttributes(participants),
    },
    metrics: buildSeries(participants, cells),
    ...spans,
  }
}

function buildAttributes(participants: readonly ParticipantRow[]): ScoringInput['agencies']['attributes'] {
  const names = [...new Set(participants.flatMap((row) => Object.keys(row.attributes)))].toSorted()
  const columns = names.map((name) => {
    const value = Float64Array.from(participants, (row) => row.attributes[name] ?? 0)
    const known = Uint8Array.from(participants, (row) => (row.attributes[name] === undefined ? 0 : 1))
    return [name, { value, known }] as const
  })
  return Object.fromEntries(columns)
}

function buildSeries(participants: readonly ParticipantRow[], cells: readonly MetricCell[]): MetricSeries[] {
  const places = new Map(participants.map((row, index) => [row.agencyId, index]))
  return [...byMetricCode(cells)].map(([metric, own]) => {
    const periods = [...new Set(own.map((cell) => cell.periodFrom))].toSorted()
    const rows = new Map(periods.map((period, row) => [period, row]))
    const value = new Float64Array(periods.length * participants.length)
    const status = new Uint8Array(value.length)
    const kinds = new Uint8Array(value.length)
    for (const cell of own) {
      const index = places.get(cell.agencyId)
      if (index === undefined) continue
      const entry = (rows.get(cell.periodFrom) ?? 0) * participants.length + index
      value[entry] = cell.value
      status[entry] = statusCode[cell.status]
      kinds[entry] = bitsOfKinds(cell.kinds)
    }
    return { metric, ...kindOfSeries(kinds), periods, value, status }
  })
}

function byMetricCode(cells: readonly MetricCell[]): Map<string, MetricCell[]> {
  const groups = new Map<string, MetricCell[]>()
  for (const cell of cells) {
    const group = groups.get(cell.metric)
    if (group) group.push(cell)
    else groups.set(cell.metric, [cell])
  }
  return groups
}
