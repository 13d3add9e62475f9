import { type AgencyGroup, listGroups } from '../../db/queries/editions'
import { type CompetingAgency, type IndicatorScores, listIndicatorScores } from '../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../db/queries/rankings'
import { listNodes } from '../../db/queries/runs'
import type { Scope } from '../../db/queries/scope'
import type { ModelReport } from '../../scoring/diagnostics/diagnose'
import { type Asking, placeOf } from '../access/edition-place.server'
import type { EditionRun } from '../access/edition-run.server'
import { diagnoseStored, leastAnonymous } from './indicator-report'
import { grantIn } from '../policy.server'

export interface IndicatorPlace {
  own: EditionRun
  agencies: CompetingAgency[]
  indicators: IndicatorScores[]
  nodes: ModelNodeRow[]
  /** Groups that the viewer may look at; without names, only those large enough to hide in. */
  groups: AgencyGroup[]
  /** The chosen group; null: all agencies together. */
  group: AgencyGroup | null
  /** Whether all agencies together may be shown: without names, not beside groups, since the difference would show the small ones. */
  hasWhole: boolean
  /** Whether the viewer may see agencies by name. */
  isNamed: boolean
  ownAgencyId: number | null
  report: ModelReport | null
}

/** The indicators of the run that a viewer reads, over the agencies that they may compare; null where all groups of these are too small to hide in. */
export async function loadIndicators(asking: Asking, own: EditionRun, url: string): Promise<IndicatorPlace | null> {
  const [{ agencies, indicators }, nodes, all, named] = await Promise.all([
    listIndicatorScores(asking.db, own.run.id, own.scope),
    listNodes(asking.db, own.modelVersion.id),
    listGroups(asking.db, own.edition.id),
    placeOf(asking, own, 'rankings.see'),
  ])
  const isNamed = named !== null && isSameScope(named.scope, own.scope)
  const sizeOf = (code: string) => agencies.filter(({ group }) => group === code).length
  const groups = all.filter(({ code }) => sizeOf(code) >= (isNamed ? 1 : leastAnonymous))
  const hasWhole = isNamed || (all.length === 0 && agencies.length >= leastAnonymous)
  const ownAgencyId = grantIn(asking.viewer, own.festival.id)?.agencyId ?? null
  const group = chooseGroup(url, {
    groups,
    hasWhole,
    usual: agencies.find(({ agencyId }) => agencyId === ownAgencyId)?.group ?? null,
  })
  if (!hasWhole && !group) return null
  return {
    own,
    agencies,
    indicators,
    nodes,
    groups,
    group,
    hasWhole,
    isNamed,
    ownAgencyId,
    report: diagnoseOnce(own, agencies, indicators, nodes),
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

/** Reports of whole runs. A run never changes, so what was found out once holds. */
const kept = new Map<number, ModelReport>()
const mostKept = 8

function diagnoseOnce(
  { run, scope }: EditionRun,
  agencies: readonly CompetingAgency[],
  indicators: readonly IndicatorScores[],
  nodes: readonly ModelNodeRow[],
): ModelReport | null {
  if (agencies.length < leastAnonymous) return null
  if (scope.of !== 'all') return diagnoseStored(agencies, indicators, nodes)
  const report = kept.get(run.id) ?? diagnoseStored(agencies, indicators, nodes)
  kept.set(run.id, report)
  const oldest = kept.keys().next()
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value)
  return report
}
