import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics, listMetricsWithValues } from '../../../db/queries/observations'
import { listMetricOwners } from '../../../db/queries/sources'
import { listWanted } from '../../../scoring/metric-names'
import type { EditionContext } from '../../access/edition-context.server'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'

/** The metrics of a festival: how each counts, whether an edition's model asks for it, and how its values come. */
export async function listSetupMetrics({ db }: Pick<RequestContext, 'db'>, { festival, edition }: EditionContext) {
  const [metrics, owners, declared, known, version] = await Promise.all([
    listMetrics(db, festival.id),
    listMetricOwners(db, festival.id),
    listDeclaredMetrics(db, edition.id),
    listMetricsWithValues(db, festival.id),
    findModelVersionFor(db, edition),
  ])
  const wanted = version ? listWanted(storedModel(version)).metrics : new Map<string, string>()
  const asked = new Set(declared.map(({ metric }) => metric.code))
  const withValues = new Set(known)
  const titles = new Map(metrics.map(({ code, titleFa, titleEn }) => [code, { titleFa, titleEn }]))
  return metrics.map(
    ({ code, titleFa, titleEn, unit, decimals, lowest, highest, mayBeNegative, overPeriods, partOf }) => ({
      code,
      titleFa,
      titleEn,
      unit,
      decimals,
      lowest,
      highest,
      mayBeNegative,
      overPeriods,
      wholes: partOf.map(({ metric, times }) => ({
        times,
        ...(titles.get(metric) ?? { titleFa: metric, titleEn: metric }),
      })),
      isWanted: wanted.has(code),
      sources: (owners.find((owner) => owner.metric === code)?.sources ?? []).map((source) => ({
        titleFa: source.titleFa,
        titleEn: source.titleEn,
      })),
      isDeclared: asked.has(code),
      hasValues: withValues.has(code),
    }),
  )
}

export type SetupMetric = Awaited<ReturnType<typeof listSetupMetrics>>[number]
