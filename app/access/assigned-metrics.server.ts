import type { Db } from '../../db/database'
import { listDeclaredMetrics } from '../../db/queries/declarations'
import { listAssigned } from '../../db/queries/grants'
import { findModelVersionFor } from '../../db/queries/models'
import { findIndicator, metricsOf } from '../model/model-parts'
import { storedModel } from '../model/stored-model'

/**
 * Codes of the metrics that an evaluator answers for: those of the own indicators, and those assigned by their own code
 * since no indicator has them.
 */
export async function listAssignedCodes(
  db: Db,
  edition: { id: number; modelId: number },
  userId: string,
): Promise<string[]> {
  const [assigned, version] = await Promise.all([
    listAssigned(db, edition.id, userId),
    findModelVersionFor(db, edition),
  ])
  const model = version && storedModel(version)
  return assigned.flatMap((code) =>
    model ? metricsOf(findIndicator(model, code)?.measure ?? { metric: code }) : [code],
  )
}

/** Those of them that agencies declare. */
export async function listAssignedMetrics(
  db: Db,
  edition: { id: number; modelId: number },
  userId: string,
): Promise<number[]> {
  const [codes, declared] = await Promise.all([
    listAssignedCodes(db, edition, userId),
    listDeclaredMetrics(db, edition.id),
  ])
  return declared.filter(({ metric }) => codes.includes(metric.code)).map(({ metric }) => metric.id)
}
