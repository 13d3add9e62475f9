import type { ParticipantRow } from '../../db/queries/agencies'
import type { NewRun, ScoreColumns } from '../../db/queries/runs'
import { Status } from '../../scoring/input'
import { NodeState, type ScoreResult } from '../../scoring/result'

const stateName = (state: number | undefined) => {
  const found = (Object.entries(stateNames) as [keyof typeof stateNames, number][]).find(([, code]) => code === state)
  return found?.[0] ?? 'no-data'
}

const stateNames = {
  scored: NodeState.scored,
  'no-data': NodeState.noData,
  'not-applicable': NodeState.notApplicable,
  'low-coverage': NodeState.lowCoverage,
  excluded: NodeState.excluded,
  'missing-required': NodeState.missingRequired,
}

/**
 * Nothing received and "no data" said by a source are the same to a score; only the records behind it tell them apart.
 */
const statusName = (status: number | undefined) =>
  status === Status.reported ? 'reported' : status === Status.notApplicable ? 'not-applicable' : 'no-data'

/**
 * A result as rows of the database. `nodeIds` are in the order of the result's nodes, `participants` in that of its
 * agencies.
 */
export function toRunRows(
  result: ScoreResult,
  participants: readonly ParticipantRow[],
  nodeIds: readonly number[],
): Omit<NewRun, 'run'> {
  return {
    results: participants.map((row, agency) => ({
      agencyId: row.agencyId,
      groupId: row.groupId,
      competes: row.competes,
      state: stateName(result.state[agency]),
      total: result.state[agency] === NodeState.scored ? (result.total[agency] ?? null) : null,
      coverage: result.coverage[agency] ?? 0,
      adjustment: result.adjustments[agency] ?? 0,
      level: (result.level[agency] ?? -1) < 0 ? null : (result.level[agency] ?? null),
      unmetGates: [...(result.unmetGates[agency] ?? [])],
    })),
    ranks: result.ranks.flatMap((column) =>
      participants.flatMap((row, agency) => {
        const rank = column.rank[agency] ?? 0
        if (rank === 0) return []
        return [
          {
            agencyId: row.agencyId,
            scope: column.scope,
            rank,
            tied: column.tied[agency] ?? 1,
            ranked: column.of[agency] ?? 1,
          },
        ]
      }),
    ),
    scores: toScoreColumns(result, participants, nodeIds),
  }
}

function toScoreColumns(
  result: ScoreResult,
  participants: readonly ParticipantRow[],
  nodeIds: readonly number[],
): ScoreColumns {
  const columns: ScoreColumns = {
    agencyId: [],
    nodeId: [],
    state: [],
    score: [],
    coverage: [],
    contribution: [],
    status: [],
    actual: [],
    numerator: [],
    denominator: [],
    target: [],
    treated: [],
    normalised: [],
    flags: [],
    periodsUsed: [],
    periodsExpected: [],
  }
  for (const [node, info] of result.nodes.entries()) {
    for (const [agency, row] of participants.entries()) {
      const entry = node * participants.length + agency
      const isScored = result.state[entry] === NodeState.scored
      columns.agencyId.push(row.agencyId)
      columns.nodeId.push(nodeIds[node] ?? 0)
      columns.state.push(stateName(result.state[entry]))
      columns.score.push(isScored ? (result.score[entry] ?? null) : null)
      columns.coverage.push(result.coverage[entry] ?? 0)
      columns.contribution.push(result.contribution[entry] ?? 0)
      pushWorking(columns, result.indicators[info.indicator], agency)
    }
  }
  return columns
}

/** The working of an indicator; all null for the root and the dimensions. */
function pushWorking(columns: ScoreColumns, indicator: ScoreResult['indicators'][number] | undefined, agency: number) {
  const hasValue = indicator?.status[agency] === Status.reported
  const row = (column: ArrayLike<number> | undefined) => column?.[agency] ?? null
  columns.status.push(indicator ? statusName(indicator.status[agency]) : null)
  columns.actual.push(hasValue ? row(indicator.actual) : null)
  columns.numerator.push(hasValue ? row(indicator.numerator) : null)
  columns.denominator.push(hasValue ? row(indicator.denominator) : null)
  columns.target.push(indicator?.hasTarget[agency] ? row(indicator.target) : null)
  columns.treated.push(row(indicator?.treated))
  columns.normalised.push(row(indicator?.normalised))
  columns.flags.push(row(indicator?.flags))
  columns.periodsUsed.push(row(indicator?.periodsUsed))
  columns.periodsExpected.push(row(indicator?.periodsExpected))
}
