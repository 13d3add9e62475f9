import { type CellCoverage, listCellCoverage } from '../../db/queries/cell-coverage'
import { listGroups } from '../../db/queries/editions'
import { type GroupLeader, listGroupLeaders } from '../../db/queries/group-leaders'
import { listCompeting } from '../../db/queries/indicator-scores'
import { type Mover, type ReadRun, listMovers } from '../../db/queries/movers'
import { type RunWithModel, findLatestRun, findRun } from '../../db/queries/runs'
import type { Scope } from '../../db/queries/scope'
import { type Asking, type EditionPlace, reachAt } from '../access/edition-place.server'
import { storedModel } from '../flows/score-edition.server'
import { findRunBefore } from './ranking-context.server'
import { type ScoreSpread, toSpreads } from './score-spread'

const shownLeaders = 3
const shownMovers = 5

export interface EditionFigures {
  runAt: Date
  decimals: number
  groups: { code: string; titleFa: string; titleEn: string }[]
  spreads: ScoreSpread[]
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
export async function loadFigures(asking: Asking, place: EditionPlace): Promise<EditionFigures | null> {
  const ranking = reachAt(asking, place, 'rankings.see')
  const scope = ranking ?? reachAt(asking, place, 'group.see')
  const own =
    scope &&
    (place.runId === null
      ? await findLatestRun(asking.db, place.edition.id)
      : await findRun(asking.db, place.edition.id, place.runId))
  if (!scope || !own) return null
  const groups = await listGroups(asking.db, place.edition.id)
  return {
    runAt: own.run.createdAt,
    decimals: storedModel(own.modelVersion).decimals,
    groups: groups.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    spreads: await loadSpreads(asking, place, own, scope, ranking !== null),
    named: ranking && (await loadNamed(asking, place, { runId: own.run.id, scope: ranking })),
  }
}

async function loadSpreads(
  asking: Asking,
  place: EditionPlace,
  { run, modelVersion }: RunWithModel,
  scope: Scope,
  isNamed: boolean,
): Promise<ScoreSpread[]> {
  const [agencies, groups] = await Promise.all([
    listCompeting(asking.db, run.id, scope),
    listGroups(asking.db, place.edition.id),
  ])
  const mine = reachAt(asking, place, 'declarations.see')
  const whose = {
    groups: groups.map(({ code }) => code),
    scale: storedModel(modelVersion).scale,
    isNamed,
    ownAgencyId: mine?.of === 'own' ? mine.agencyId : null,
  }
  return toSpreads(agencies, whose)
}

async function loadNamed(asking: Asking, place: EditionPlace, run: ReadRun): Promise<EditionFigures['named']> {
  const [leaders, coverage, movers] = await Promise.all([
    listGroupLeaders(asking.db, { ...run, most: shownLeaders }),
    listCellCoverage(asking.db, run.runId, run.scope),
    loadMovers(asking, place, run),
  ])
  return { leaders, coverage, movers }
}

async function loadMovers(asking: Asking, place: EditionPlace, now: ReadRun): Promise<Movers | null> {
  const before = await findRunBefore(asking, place)
  if (!before) return null
  const {
    edition: { titleFa, titleEn },
    ...run
  } = before
  const of = (direction: 'up' | 'down') => listMovers(asking.db, { now, before: run, direction, most: shownMovers })
  const [up, down] = await Promise.all([of('up'), of('down')])
  return { up, down, since: { titleFa, titleEn } }
}
