import type { RequestContext } from '../../policy/request-context'
import { findAgency } from '../../../db/queries/agencies'
import { listMetrics } from '../../../db/queries/observations'
import { findLatestPublication } from '../../../db/queries/publications'
import { listAgencyNames } from '../../../db/queries/rankings'
import { findRun } from '../../../db/queries/runs'
import { everything } from '../../../db/queries/scope'
import type { EditionContext } from '../../access/edition-context.server'
import { listKnownValues } from '../../flows/values/known-values.server'
import { metricsOfModel } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { found } from '../../http/found'

/**
 * What can be corrected after publication: the agencies, the metrics that the published run counts, and the values of
 * those chosen.
 */
export async function loadCorrectionView(
  context: RequestContext,
  editionContext: EditionContext,
  chosen: { agency: string | null; metric: string | null },
) {
  const { db } = context
  const { edition, festival } = editionContext
  const published = await findLatestPublication(db, edition.id)
  const run = published && (await findRun(db, edition.id, published.runId))
  found(published)
  found(run)
  const counted = metricsOfModel(storedModel(run.modelVersion))
  const agencies = await listAgencyNames(db, run.run.id, everything)
  const metrics = (await listMetrics(db, festival.id)).filter(({ code }) => counted.includes(code))
  const agency =
    chosen.agency !== null && chosen.agency in agencies ? await findAgency(db, festival.id, chosen.agency) : null
  const metric = metrics.find(({ code }) => code === chosen.metric)
  return {
    edition,
    corrects: published.number,
    showsRankings: published.showsRankings,
    agencies: Object.entries(agencies).map(([code, titles]) => ({ code, ...titles })),
    metrics: metrics.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    chosen:
      agency && metric
        ? {
            agency: agency.code,
            metric: metric.code,
            unit: metric.unit,
            values: await listKnownValues(context, editionContext, [metric.code], agency.id),
          }
        : null,
  }
}

export type CorrectionView = Awaited<ReturnType<typeof loadCorrectionView>>
