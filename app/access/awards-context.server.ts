import type { RequestContext } from '../policy/request-context'
import { type EditionContext } from './edition-context.server'
import { reachOf } from '../policy/policy.server'

/** Whether somebody may see who would win: who works on awards and reads the whole ranking. */
export function seesWinners({ viewer }: RequestContext, { festival, stage }: EditionContext): boolean {
  const where = { festivalId: festival.id, stage }
  return reachOf(viewer, 'shortlist.see', where)?.of === 'all' && reachOf(viewer, 'rankings.see', where)?.of === 'all'
}

/**
 * The run that awards are picked from: the published one with its corrections, before that the frozen one, else what
 * the viewer reads.
 */
export function awardRunId({ course, publishedRunId, runId }: EditionContext): number | null {
  return publishedRunId ?? course.finalRunId ?? runId
}
