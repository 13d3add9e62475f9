import type { Db } from '../../../db/database'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { listJudgedValues, listPossibleRulers, listUnruled } from '../../../db/queries/objections'
import { findRun } from '../../../db/queries/runs'
import { findIndicator, metricsOf } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'

/**
 * How many objections wait for a ruling that nobody may give: no evaluator of another agency answers for the indicator
 * who has not judged its values.
 */
export async function countStuckObjections(
  db: Db,
  { festival, edition }: { festival: Festival; edition: Edition },
): Promise<number> {
  const [unruled, rulers, judged] = [
    await listUnruled(db, edition.id),
    await listPossibleRulers(db, { festivalId: festival.id, editionId: edition.id }),
    await listJudgedValues(db, edition.id),
  ]
  const models = new Map(
    await Promise.all(
      [...new Set(unruled.map(({ runId }) => runId))].map(async (runId) => {
        const run = await findRun(db, edition.id, runId)
        return [runId, run && storedModel(run.modelVersion)] as const
      }),
    ),
  )
  return unruled.filter(({ agencyId, indicatorCode, runId }) => {
    const model = models.get(runId)
    const indicator = model && findIndicator(model, indicatorCode)
    const metrics = indicator ? metricsOf(indicator.measure) : []
    const hasJudged = (userId: string) =>
      judged.some((item) => item.userId === userId && item.agencyId === agencyId && metrics.includes(item.metric))
    return !rulers.some(
      (ruler) => ruler.indicatorCode === indicatorCode && !ruler.kin.includes(agencyId) && !hasJudged(ruler.userId),
    )
  }).length
}
