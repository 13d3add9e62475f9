import type { Db } from '../../db/client.server'
import { type AwardResultRow, findTotals, listAwardResults, listNodeScores } from '../../db/queries/award-inputs'
import { findCourse } from '../../db/queries/courses'
import { findPreviousEdition } from '../../db/queries/editions'
import type { Edition } from '../../db/queries/festivals'
import { findLatestPublication } from '../../db/queries/publications'
import { type ScoreRun, findLatestRun, findRun } from '../../db/queries/runs'
import type { AwardCategory, AwardInput, NodeColumn } from '../../scoring/awards/award-rule'
import { listFormulaNodes, parseFormula } from '../../scoring/awards/formula'
import type { Model } from '../../scoring/model'
import { storedModel } from './score-edition.server'

export interface AwardScene {
  run: ScoreRun
  model: Model
  input: AwardInput
  /** One an agency, in the order of the input. */
  results: readonly AwardResultRow[]
}

/** A run as the rules of awards look at it; null where the edition has no such run. */
export async function loadAwardScene(
  db: Db,
  edition: Edition,
  runId: number | null,
  categories: readonly AwardCategory[],
): Promise<AwardScene | null> {
  const found = runId === null ? await findLatestRun(db, edition.id) : await findRun(db, edition.id, runId)
  if (!found) return null
  const model = storedModel(found.modelVersion)
  const [results, base] = await Promise.all([
    listAwardResults(db, found.run.id),
    categories.some(({ rule }) => rule.by === 'improvement') ? findBase(db, edition, model.scale) : null,
  ])
  const named = categories.flatMap(({ rule }) => (rule.by === 'formula' ? nodesOf(rule.formula) : []))
  const nodes = await loadNodes(db, found.run.id, new Set([...named, ...model.ranking.tieBreak]), results)
  return { run: found.run, model, results, input: toInput(results, model, nodes, base) }
}

function toInput(
  results: readonly AwardResultRow[],
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
  codes: ReadonlySet<string>,
  results: readonly AwardResultRow[],
): Promise<Map<string, NodeColumn>> {
  const rows = await listNodeScores(db, runId, [...codes])
  const cells = new Map(rows.map((row) => [`${row.node} ${row.agencyId}`, row]))
  const points = new Map(rows.map((row) => [row.node, row.points]))
  return new Map(
    [...points].map(([node, own]) => {
      const column = results.map(({ agencyId }) => cells.get(`${node} ${agencyId}`))
      return [
        node,
        {
          points: own,
          score: column.map((cell) => cell?.score ?? null),
          value: column.map((cell) => cell?.value ?? null),
        },
      ]
    }),
  )
}

/** Totals of the last edition on the scale of this one: as published there with its corrections, else from the run that was frozen. */
async function findBase(db: Db, edition: Edition, scale: number): Promise<Map<number, number> | null> {
  const previous = await findPreviousEdition(db, edition)
  if (!previous) return null
  const [course, published] = [await findCourse(db, previous.id), await findLatestPublication(db, previous.id)]
  const runId = published?.runId ?? course.finalRunId ?? (await findLatestRun(db, previous.id))?.run.id
  const found = runId === undefined ? null : await findTotals(db, runId)
  if (!found) return null
  const before = storedModel({ document: found.document, version: previous.code })
  return new Map([...found.totals].map(([agencyId, total]) => [agencyId, (total * scale) / before.scale]))
}
