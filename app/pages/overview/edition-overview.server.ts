import type { RequestContext } from '../../policy/request-context'
import { listDeadlines } from '../../../db/queries/course-changes'
import type { EditionState } from '../../../db/queries/courses'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { findOwnAgency } from '../../access/own-agency.server'
import { findOpened } from '../../flows/publication/open-publication.server'
import { loadFigures } from './edition-figures.server'
import { type StepView, listNextSteps } from '../course/next-steps.server'
import { loadFreshness } from './source-freshness.server'
import { listTasks } from './tasks.server'

/** An edition at a glance, as far as a viewer may see it. */
export async function loadEditionOverview(context: RequestContext, editionContext: EditionContext) {
  const { festival, edition } = editionContext
  const seesCourse = reachAt(context, editionContext, 'course.see') !== null
  const steps = seesCourse ? await listNextSteps(context, editionContext) : []
  const [standing, tasks, own, figures, sources, results] = await Promise.all([
    seesCourse ? loadStanding(context, editionContext, steps) : null,
    context.viewer.user ? listTasks(context, editionContext, steps) : null,
    findOwnAgency(context, editionContext),
    loadFigures(context, editionContext),
    loadFreshness(context, editionContext),
    reachAt(context, editionContext, 'results.see') ? findOpened(context, edition.id, null) : null,
  ])
  return {
    festival: { code: festival.code, calendar: festival.calendar },
    edition: {
      code: edition.code,
      titleFa: edition.titleFa,
      titleEn: edition.titleEn,
      evaluatedFrom: edition.evaluatedFrom,
      evaluatedTo: edition.evaluatedTo,
    },
    standing,
    tasks: seesCourse ? tasks : null,
    own,
    figures,
    seesRanking: reachAt(context, editionContext, 'rankings.see') !== null,
    sources,
    results: results && { opensAt: results.publication.opensAt, winners: results.results.winners },
  }
}

export interface Standing {
  state: EditionState
  /** Null where the edition was never moved. */
  since: Date | null
  steps: StepView[]
  /** Those to come, the nearest first. */
  deadlines: { kind: Awaited<ReturnType<typeof listDeadlines>>[number]['kind']; at: Date; daysLeft: number }[]
}

const dayMs = 86_400_000

async function loadStanding(
  { db, now }: RequestContext,
  { edition, stage, since }: EditionContext,
  steps: StepView[],
): Promise<Standing> {
  const toCome = (await listDeadlines(db, edition.id)).filter(({ at }) => at > now)
  return {
    state: stage,
    since,
    steps,
    deadlines: toCome.map(({ kind, at }) => ({
      kind,
      at,
      daysLeft: Math.floor((at.getTime() - now.getTime()) / dayMs),
    })),
  }
}
