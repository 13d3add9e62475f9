import { findCourse } from '../../../db/queries/courses'
import { listEditions } from '../../../db/queries/editions'
import type { Edition, Festival } from '../../../db/queries/festivals'
import type { RequestContext } from '../../policy/request-context'
import { stopping } from '../../runtime/stopping.server'
import { type ScoreOutcome, scoreEdition, takesScores } from './score-edition.server'

export interface ScoreReport {
  edition: Edition
  outcome: ScoreOutcome
}

/**
 * Scores the editions of a festival over what is known now. Those whose preliminary result is out stay as they are:
 * data that comes later is not theirs.
 */
export async function scoreFestival(context: RequestContext, festival: Festival): Promise<ScoreReport[]> {
  const reports: ScoreReport[] = []
  for (const edition of await listEditions(context.db, festival.id)) {
    if (stopping.soon.signal.aborted) break
    const { state } = await findCourse(context.db, edition.id)
    if (takesScores(state)) reports.push({ edition, outcome: await scoreEdition(context, edition) })
  }
  return reports
}
