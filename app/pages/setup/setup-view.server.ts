import { listCounties } from '../../../db/queries/counties'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { listGroups } from '../../../db/queries/editions'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetricsWithValues } from '../../../db/queries/observations'
import { listParticipantRows } from '../../../db/queries/organisation-changes'
import { listPeople } from '../../../db/queries/people'
import { findLatestRun } from '../../../db/queries/runs'
import { listMetricOwners } from '../../../db/queries/sources'
import { listWanted } from '../../../scoring/metric-names'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { listIndicators } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'

const setupSteps = ['festival', 'agencies', 'model', 'values', 'people', 'ranking'] as const
export type SetupStep = (typeof setupSteps)[number]

export type SetupView = Awaited<ReturnType<typeof loadSetup>>

/** How far an edition is set up: what is there of each step, and whether that is enough to go on. */
export async function loadSetup(context: RequestContext, editionContext: EditionContext) {
  const { db } = context
  const { festival, edition } = editionContext
  const [counties, groups, participants, version, run, people] = await Promise.all([
    listCounties(db, festival.id),
    listGroups(db, edition.id),
    listParticipantRows(db, edition.id),
    findModelVersionFor(db, edition),
    findLatestRun(db, edition.id),
    listPeople(db, [festival.id]),
  ])
  const model = version && storedModel(version)
  const competing = participants.filter(({ competes }) => competes).length
  const metrics = await countMetrics(context, editionContext, model ? [...listWanted(model).metrics.keys()] : [])
  const done: Record<SetupStep, boolean> = {
    festival: true,
    agencies: competing > 0,
    model: model !== null,
    values: metrics.wanted > 0 && metrics.withWay === metrics.wanted,
    people: people.length > 0,
    ranking: run !== null,
  }
  return {
    festival,
    edition,
    done,
    /** The first step that is open; null where none is. */
    current: setupSteps.find((step) => !done[step]) ?? null,
    counties: counties.length,
    agencies: participants.length,
    groups: groups.length,
    competing,
    model: model && {
      title: model.title,
      dimensions: model.tree.children.length,
      indicators: listIndicators(model).length,
    },
    metrics,
    people: people.length,
    isScored: run !== null,
    mayEditModel: reachAt(context, editionContext, 'model.edit') !== null,
    mayExport: reachAt(context, editionContext, 'festival.edit') !== null,
  }
}

/**
 * Of the metrics that a model asks for: how many have a way in (a source, the agencies themselves, or values that are
 * there), and how many have values.
 */
async function countMetrics({ db }: RequestContext, { festival, edition }: EditionContext, wanted: readonly string[]) {
  const [owners, declared, known] = await Promise.all([
    listMetricOwners(db, festival.id),
    listDeclaredMetrics(db, edition.id),
    listMetricsWithValues(db, festival.id, edition),
  ])
  const ways = new Set([...owners.map(({ metric }) => metric), ...declared.map(({ metric }) => metric.code), ...known])
  return {
    wanted: wanted.length,
    withWay: wanted.filter((code) => ways.has(code)).length,
    withValues: wanted.filter((code) => known.includes(code)).length,
  }
}
