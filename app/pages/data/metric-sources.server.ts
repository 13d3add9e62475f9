import type { Db } from '../../../db/database'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import type { Edition } from '../../../db/queries/festivals'
import { listSourceDefinitions } from '../../../db/queries/sources'
import { SourceDefinition } from '../../../sources/definition'
import { isInternal } from '../../flows/pulls/records-behind.server'
import type { MetricSource } from './coverage-columns'

/**
 * Who gives which metrics: the sources by their definitions, and for what agencies declare themselves the source that
 * declarations come in by.
 */
export async function listMetricSources(db: Db, edition: Edition): Promise<MetricSource[]> {
  const [sources, declared] = await Promise.all([
    listSourceDefinitions(db, edition.festivalId),
    listDeclaredMetrics(db, edition.id),
  ])
  const declaredCodes = declared.map(({ metric }) => metric.code)
  return sources.map(({ source: { id, code, titleFa, titleEn }, document }) => {
    const row = { id, code, titleFa, titleEn }
    if (isInternal(document)) return { ...row, metrics: code === 'declarations' ? declaredCodes : [], everyMonths: 1 }
    const { mapping } = SourceDefinition.parse(document)
    return { ...row, metrics: mapping.metrics.map(({ metric }) => metric), everyMonths: mapping.everyMonths ?? 1 }
  })
}
