import type { Db } from '../../db/client.server'
import { listDeclaredMetrics } from '../../db/queries/declarations'
import { listAssigned } from '../../db/queries/grants'
import { findModelVersionFor } from '../../db/queries/models'
import { findIndicator, metricsOf } from '../flows/model-parts'
import { storedModel } from '../flows/score-edition.server'

/** The declared metrics that an evaluator answers for: those of the own indicators, and those assigned by their own code since no indicator has them. */
export async function listAssignedMetrics(db: Db, edition: { id: number; modelId: number }, userId: string): Promise<number[]> {
  const [assigned, declared, version] = await Promise.all([listAssigned(db, edition.id, userId), listDeclaredMetrics(db, edition.id), findModelVersionFor(db, edition)])
  const model = version && storedModel(version)
  const ofIndicators = assigned.flatMap((code) => (model ? metricsOf(findIndicator(model, code)?.measure ?? { metric: code }) : [code]))
  return declared.filter(({ metric }) => ofIndicators.includes(metric.code)).map(({ metric }) => metric.id)
}
