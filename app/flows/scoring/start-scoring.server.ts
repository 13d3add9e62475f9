import type { EditionContext } from '../../access/edition-context.server'
import type { Job } from '../../runtime/jobs'
import type { ServerContext } from '../../access/server-context'
import { robustnessOfRun } from './robustness.server'
import { scoreEdition } from './score-edition.server'
import { isBusy } from '../../workers/shared-work.server'

/** Scores an edition over what is known now, and finds out how sure its ranks are, while people go on. */
export function startScoring(
  { db, jobs, viewer, now }: Pick<ServerContext, 'db' | 'jobs' | 'viewer' | 'now'>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
): Job {
  const { titleFa, titleEn } = edition
  const place = `/${festival.code}/${edition.code}/rankings`
  return jobs.start(
    {
      kind: 'score',
      festivalId: festival.id,
      subject: { titleFa, titleEn },
      path: place,
      startedBy: viewer.user?.name ?? null,
    },
    async ({ report, signal, pause }) => {
      report({ name: 'scoring', done: 0, of: 2 })
      const outcome = await scoreEdition({ db, viewer, now }, edition, { signal })
      if (!outcome.ok) return { ok: false, failure: { of: 'work', why: outcome.why } }
      report({ name: 'drawing', done: 1, of: 2 })
      if (!signal.aborted && !pause.aborted) await robustnessOfRun(db, outcome.runId, { signal }).catch(leaveForLater)
      return { ok: true, path: `${place}?run=${outcome.runId}` }
    },
  )
}

/** The run is stored; the draws are made for whoever asks first. */
function leaveForLater(error: unknown) {
  if (!isBusy(error)) throw error
}
