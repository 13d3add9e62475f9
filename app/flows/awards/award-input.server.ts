import type { Db } from '../../../db/database'
import {
  type AwardResultRow,
  type NodeScoreRow,
  findTotals,
  listApplicableShares,
  listAwardResults,
  listNodeScores,
} from '../../../db/queries/award-inputs'
import { findCourse } from '../../../db/queries/courses'
import { findPreviousEdition } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import { findLatestPublication } from '../../../db/queries/publications'
import { findRunWithEdition } from '../../../db/queries/run-inputs'
import { type ScoreRun, findLatestRun, findRun } from '../../../db/queries/runs'
import type { AwardCategory, AwardInput, NodeColumn } from '../../../scoring/awards/award-rule'
import { listFormulaNodes, parseFormula } from '../../../scoring/awards/formula'
import type { Model } from '../../../scoring/model'
import { storedModel } from '../../model/stored-model'
import { NodeState } from '../../../scoring/result'
import { toTieKey } from '../../../scoring/tie-key'
import { onThread } from '../../workers/engine-threads.server'
import { readRun } from '../scoring/open-run.server'
import { sharedWork } from '../../workers/shared-work.server'

/** A run as the rules of awards look at it, before anything of it is read. */
export interface AwardScene {
  run: ScoreRun
  model: Model
  /** Says all that the input depends on. */
  key: string
  /** Read once for all who ask. Outside of transactions: others may wait for what it waits for. */
  input: (signal?: AbortSignal) => Promise<AwardInput>
  /** Read for the asker alone. */
  read: () => Promise<AwardInput>
}

/** What the rules of these categories look at; null where the edition has no such run. */
export async function loadAwardScene(
  db: Db,
  edition: Edition,
  runId: number | null,
  categories: readonly AwardCategory[],
): Promise<AwardScene | null> {
  const found = runId === null ? await findLatestRun(db, edition.id) : await findRun(db, edition.id, runId)
  if (!found) return null
  const { run } = found
  const model = storedModel(found.modelVersion)
  const base = categories.some(({ rule }) => rule.by === 'improvement') ? await findBaseRun(db, edition) : null
  const named = categories.flatMap(({ rule }) => (rule.by === 'formula' ? nodesOf(rule.formula) : []))
  const nodes = [...new Set([...named, ...model.ranking.tieBreak])].toSorted()
  const asksApplicable = categories.some(({ rule }) => rule.eligibility.minApplicable !== undefined)
  const asked = [base?.resultHash ?? '', asksApplicable ? 'applicable' : '', ...nodes]
  const key = ['award-input', run.inputHash, run.resultHash, ...asked].join(' ')
  const read = () => readAwardInput(db, run, model, { nodes, base, asksApplicable })
  return { run, model, key, input: (signal) => sharedWork.once(key, read, signal), read }
}

async function readAwardInput(
  db: Db,
  run: ScoreRun,
  model: Model,
  { nodes, base, asksApplicable }: { nodes: readonly string[]; base: ScoreRun | null; asksApplicable: boolean },
): Promise<AwardInput> {
  const results = await listAwardResults(db, run.id)
  const applicable = asksApplicable ? await listApplicableShares(db, run.id) : null
  return toInput(
    results,
    applicable,
    model,
    await loadNodes(db, run.id, nodes, results),
    base && (await readBase(db, base, model.scale)),
  )
}

function toInput(
  results: readonly AwardResultRow[],
  applicable: ReadonlyMap<number, number> | null,
  model: Model,
  nodes: ReadonlyMap<string, NodeColumn>,
  base: ReadonlyMap<number, number> | null,
): AwardInput {
  return {
    agency: results.map((row) => row.agency),
    group: results.map((row) => row.group),
    level: results.map((row) => row.level),
    competes: results.map((row) => row.competes),
    total: results.map((row) => row.total),
    coverage: results.map((row) => row.coverage),
    applicable: applicable && results.map((row) => applicable.get(row.agencyId) ?? 0),
    unmetGates: results.map((row) => row.unmetGates),
    nodes,
    base: results.map((row) => base?.get(row.agencyId) ?? null),
    tieBreak: model.ranking.tieBreak,
    decimals: model.decimals,
  }
}

function nodesOf(formula: string): string[] {
  const parsed = parseFormula(formula)
  return parsed.ok ? listFormulaNodes(parsed.expression).map(({ code }) => code) : []
}

async function loadNodes(
  db: Db,
  runId: number,
  codes: readonly string[],
  results: readonly AwardResultRow[],
): Promise<Map<string, NodeColumn>> {
  const rows = await listNodeScores(db, runId, codes)
  const cells = new Map(rows.map((row) => [`${row.node} ${row.agencyId}`, row]))
  const keys = await loadWeightlessKeys(db, runId, rows)
  const points = new Map(rows.map((row) => [row.node, row.points]))
  return new Map(
    [...points].map(([node, own]) => {
      const column = results.map(({ agencyId }) => cells.get(`${node} ${agencyId}`))
      const keyOf = own > 0 ? null : keys?.get(node)
      return [
        node,
        {
          points: own,
          score: column.map((cell) => cell?.score ?? null),
          value: column.map((cell) => cell?.value ?? null),
          ...(keyOf === undefined
            ? {}
            : {
                tieKey: results.map(({ agency }, at) => (keyOf ? (keyOf.get(agency) ?? noKey) : storedKey(column[at]))),
              }),
        },
      ]
    }),
  )
}

const noKey = toTieKey(NodeState.noData, 0, false)

/** The key of a node that has points: how good the agency is there follows from its score. */
function storedKey(cell: NodeScoreRow | undefined): number {
  if (!cell) return noKey
  const state =
    cell.state === 'scored' ? NodeState.scored : cell.state === 'excluded' ? NodeState.excluded : NodeState.noData
  return toTieKey(state, (cell.score ?? 0) / cell.points, cell.kind !== 'indicator')
}

/**
 * What ties are broken by at nodes that have no weight, by node and agency code. No score tells it, so the run's input
 * is read and its nodes worked out again. Null where every node has points, or the input is not what was scored any
 * more: those who tie then share.
 */
async function loadWeightlessKeys(
  db: Db,
  runId: number,
  rows: readonly NodeScoreRow[],
): Promise<Map<string, Map<string, number>> | null> {
  const nodes = [...new Set(rows.filter(({ points }) => !(points > 0)).map(({ node }) => node))]
  const read = nodes.length ? await readRun(db, runId) : null
  if (!read) return null
  const { input, model, modelHash, inputHash } = read
  const found = await onThread('tieKeys', { input, model, modelHash, inputHash, nodes })
  if (!found) return null
  return new Map(
    [...found.keys].map(([node, keys]) => [
      node,
      new Map(found.agencies.map((agency, index) => [agency, keys[index] ?? noKey])),
    ]),
  )
}

/**
 * The run that tells what agencies had in the last edition: as published there with its corrections, else the one that
 * was frozen.
 */
async function findBaseRun(db: Db, edition: Edition): Promise<ScoreRun | null> {
  const previous = await findPreviousEdition(db, edition)
  if (!previous) return null
  const [course, published] = [await findCourse(db, previous.id), await findLatestPublication(db, previous.id)]
  const runId = published?.runId ?? course.finalRunId
  return (
    (runId === null || runId === undefined ? await findLatestRun(db, previous.id) : await findRunWithEdition(db, runId))
      ?.run ?? null
  )
}

/** Totals of a run on the scale of another model. */
async function readBase(db: Db, run: ScoreRun, scale: number): Promise<Map<number, number> | null> {
  const found = await findTotals(db, run.id)
  if (!found) return null
  const before = storedModel({ document: found.document, version: `of run ${run.id}` })
  return new Map([...found.totals].map(([agencyId, total]) => [agencyId, (total * scale) / before.scale]))
}
