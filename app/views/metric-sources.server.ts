import type { Db } from '../../db/client.server'
import { listDeclaredMetrics } from '../../db/queries/declarations'
import type { Edition } from '../../db/queries/festivals'
import { listSourceDefinitions } from '../../db/queries/sources'
import { SourceDefinition } from '../../sources/definition'
import { isInternal } from '../flows/records-behind.server'
import type { MetricSource } from './coverage-columns'

/** Who gives which metrics: the sources by their definitions, and for what agencies declare themselves the source that declarations come in by. */
export async function listMetricSources(db: Db, edition: Edition): Promise<MetricSource[]> {
  const [sources, declared] = await Promise.all([listSourceDefinitions(db, edition.festivalId), listDeclaredMetrics(db, edition.id)])
  const declaredCodes = declared.map(({ metric }) => metric.code)
  return sources.map(({ source: { id, code, titleFa, titleEn, kind }, document }) => ({
    id, code, titleFa, titleEn, kind,
    metrics: isInternal(document) ? (code === 'declarations' ? declaredCodes : []) : SourceDefinition.parse(document).mapping.metrics.map(({ metric }) => metric),
  }))
}
