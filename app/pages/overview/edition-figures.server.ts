import type { RequestContext } from '../../policy/request-context'
import { type CellCoverage, listCellCoverage } from '../../../db/queries/cell-coverage'
import { listGroups } from '../../../db/queries/editions'
import { fewestOthers, listTotalsByGroup } from '../../../db/queries/group-figures'
import { type GroupLeader, listGroupLeaders } from '../../../db/queries/group-leaders'
import { type Mover, type ReadRun, listMovers } from '../../../db/queries/movers'
import { type RunWithModel, findLatestRun, findRun } from '../../../db/queries/runs'
import type { Scope } from '../../../db/queries/scope'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { storedModel } from '../../model/stored-model'
import { findRunBefore } from '../rankings/ranking-context.server'
import { type ScoreSpread, toSpreads } from './score-spread'

const shownLeaders = 3
const shownMovers = 5

export interface EditionFigures {
  runAt: Date
  decimals: number
  groups: { code: string; titleFa: string; titleEn: string }[]
  spreads: ScoreSpread[]
  /** How many others must stand behind what is told without names. */
  fewestOthers: number
  /** What is said of agencies by name; null for who may not see the ranking. */
  named: { leaders: GroupLeader[]; coverage: CellCoverage[]; movers: Movers | null } | null
}

export interface Movers {
  up: Mover[]
  down: Mover[]
  /** The edition that the ranks are compared with. */
  since: { titleFa: string; titleEn: string }
}

/** What a viewer may see of the result of an edition at a glance; null where that is nothing, or nothing is scored. */
export async function loadFigures(
  context: RequestContext,
  editionContext: EditionContext,
): Promise<EditionFigures | null> {
  const ranking = reachAt(context, editionContext, 'rankings.see')
  const scope = ranking ?? reachAt(context, editionContext, 'group.see')
  const row =
    scope &&
    (editionContext.runId === null
      ? await findLatestRun(context.db, editionContext.edition.id)
      : await findRun(context.db, editionContext.edition.id, editionContext.runId))
  if (!scope || !row) return null
  const groups = await listGroups(context.db, editionContext.edition.id)
  return {
    runAt: row.run.createdAt,
    decimals: storedModel(row.modelVersion).decimals,
    groups: groups.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    spreads: await loadSpreads(context, editionContext, row, ranking),
    fewestOthers,
    named: ranking && (await loadNamed(context, editionContext, { runId: row.run.id, scope: ranking })),
  }
}

/** A viewer without names reads of the group as somebody who sees the own agency alone. */
async function loadSpreads(
  context: RequestContext,
  editionContext: EditionContext,
  { run, modelVersion }: RunWithModel,
  ranking: Scope | null,
): Promise<ScoreSpread[]> {
  const mine = reachAt(context, editionContext, 'declarations.see')
  const ownAgencyId = mine?.of === 'own' ? mine.agencyId : null
  const scope = ranking ?? (mine?.of === 'own' ? mine : null)
  if (!scope) return []
  return toSpreads(await listTotalsByGroup(context.db, run.id, scope, ownAgencyId), {
    scale: storedModel(modelVersion).scale,
    isNamed: ranking !== null,
  })
}

async function loadNamed(
  context: RequestContext,
  editionContext: EditionContext,
  run: ReadRun,
): Promise<EditionFigures['named']> {
  const [leaders, coverage, movers] = await Promise.all([
    listGroupLeaders(context.db, { ...run, most: shownLeaders }),
    listCellCoverage(context.db, run.runId, run.scope),
    loadMovers(context, editionContext, run),
  ])
  return { leaders, coverage, movers }
}

async function loadMovers(
  context: RequestContext,
  editionContext: EditionContext,
  now: ReadRun,
): Promise<Movers | null> {
  const before = await findRunBefore(context, editionContext)
  if (!before) return null
  const {
    edition: { titleFa, titleEn },
    ...run
  } = before
  const of = (direction: 'up' | 'down') => listMovers(context.db, { now, before: run, direction, most: shownMovers })
  const [up, down] = await Promise.all([of('up'), of('down')])
  return { up, down, since: { titleFa, titleEn } }
}
