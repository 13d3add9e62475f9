import type { RequestContext } from '../../policy/request-context'
import { type AgencyGroup, listGroups } from '../../../db/queries/editions'
import { type NodeFigures, fewestOthers, findNodeFigures } from '../../../db/queries/group-figures'
import { type CompetingAgency, type IndicatorScores, listIndicatorScores } from '../../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../../db/queries/rankings'
import { listNodesOfRun } from '../../../db/queries/runs'
import type { Scope } from '../../../db/queries/scope'
import type { ModelReport } from '../../../scoring/diagnostics/diagnose'
import { editionContextOf } from '../../access/edition-context.server'
import type { EditionRun } from '../../access/edition-run.server'
import { onThread } from '../../workers/engine-threads.server'
import { sha256 } from '../../documents/hash.server'
import { sharedWork } from '../../workers/shared-work.server'
import { grantIn } from '../../policy/policy.server'

export interface IndicatorContext {
  own: EditionRun
  agencies: CompetingAgency[]
  indicators: IndicatorScores[]
  nodes: ModelNodeRow[]
  /** Groups that the viewer may look at; without names, the own one where enough others stand behind it. */
  groups: AgencyGroup[]
  /** The chosen group; null: all agencies together. */
  group: AgencyGroup | null
  /** Whether all agencies together may be shown: without names, only where there are no groups. */
  hasWhole: boolean
  /** Whether the viewer may see agencies by name. */
  isNamed: boolean
  ownAgencyId: number | null
  /** How the chosen group stands on each node, by id of the node. */
  figures: ReadonlyMap<number, NodeFigures>
  /** Null for who may not see agencies by name: it tells more of them than an average. */
  report: ModelReport | null
}

/**
 * The indicators of the run that a viewer reads, over the agencies that they may compare; null where too few stand
 * behind what could be told.
 */
export async function loadIndicators(
  context: RequestContext,
  run: EditionRun,
  url: string,
  signal?: AbortSignal,
): Promise<IndicatorContext | null> {
  const [{ agencies, indicators }, nodes, all, named] = await Promise.all([
    listIndicatorScores(context.db, run.run.id, run.scope),
    listNodesOfRun(context.db, run.run),
    listGroups(context.db, run.edition.id),
    editionContextOf(context, run, 'rankings.see'),
  ])
  const isNamed = named !== null && isSameScope(named.scope, run.scope)
  const ownAgencyId = grantIn(context.viewer, run.festival.id)?.agencyId ?? null
  const ownGroup = agencies.find(({ agencyId }) => agencyId === ownAgencyId)?.group ?? null
  const hasEnough = (code: string | null) =>
    agencies.filter(
      ({ agencyId, group, total }) => total !== null && agencyId !== ownAgencyId && (code === null || group === code),
    ).length >= fewestOthers
  const groups = all.filter(({ code }) =>
    isNamed ? agencies.some(({ group }) => group === code) : code === ownGroup && hasEnough(code),
  )
  const hasWhole = isNamed || (all.length === 0 && hasEnough(null))
  const group = chooseGroup(url, { groups, hasWhole, usual: ownGroup })
  if (!hasWhole && !group) return null
  const scope: Scope = isNamed || ownAgencyId === null ? run.scope : { of: 'own', agencyId: ownAgencyId }
  const figures = await findNodeFigures(context.db, run.run.id, scope, { code: group?.code ?? null })
  return {
    own: run,
    agencies,
    indicators,
    nodes,
    groups,
    group,
    hasWhole,
    isNamed,
    ownAgencyId,
    figures,
    report: isNamed ? await diagnoseOnce(run, agencies, indicators, nodes, signal) : null,
  }
}

function isSameScope(one: Scope, other: Scope): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function chooseGroup(
  url: string,
  { groups, hasWhole, usual }: { groups: readonly AgencyGroup[]; hasWhole: boolean; usual: string | null },
): AgencyGroup | null {
  const wanted = new URL(url).searchParams.get('group')
  const group = groups.find(({ code }) => code === wanted)
  if (group || hasWhole) return group ?? null
  return groups.find(({ code }) => code === usual) ?? groups[0] ?? null
}

/** Correlations among fewer say nothing. */
const fewestDiagnosed = 4

/** On a thread, and once for all who see the same agencies. A run never changes, so what was found out once holds. */
async function diagnoseOnce(
  { run, scope }: EditionRun,
  agencies: readonly CompetingAgency[],
  indicators: readonly IndicatorScores[],
  nodes: readonly ModelNodeRow[],
  signal: AbortSignal | undefined,
): Promise<ModelReport | null> {
  if (agencies.length < fewestDiagnosed) return null
  const key = `report ${run.inputHash} ${run.resultHash} ${JSON.stringify(scope)} ${sha256(JSON.stringify([agencies.map(({ code }) => code), nodes]))}`
  return sharedWork.once(key, (abort) => onThread('report', { agencies, indicators, nodes }, abort), signal)
}
