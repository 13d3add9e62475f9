import type { Festival } from '../../../db/queries/festivals'
import { type Source, listSources } from '../../../db/queries/sources'
import { isInternal } from './records-behind.server'
import { type PullOutcome, pullSource } from '../../../sources/pull-source'
import type { SourceContext } from '../../../sources/source-context'

export interface PullReport {
  source: Source
  outcome: PullOutcome
}

/**
 * Pulls the sources of a festival one after the other (or those that are named). One that fails does not stop the rest.
 */
export async function pullFestival(
  context: SourceContext,
  festival: Festival,
  only?: readonly string[],
): Promise<PullReport[]> {
  const reports: PullReport[] = []
  for (const { source, version } of await listSources(context.db, festival.id)) {
    if (isInternal(version.document) || (only?.length && !only.includes(source.code))) continue
    reports.push({ source, outcome: await pullSource(context, source) })
  }
  return reports
}
