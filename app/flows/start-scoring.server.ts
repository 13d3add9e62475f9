import type { EditionPlace } from '../access/edition-place.server'
import type { Job } from '../jobs'
import type { ServerContext } from '../server/load-context'
import { robustnessOfRun } from './robustness.server'
import { scoreEdition } from './score-edition.server'

/** Scores an edition over what is known now, and finds out how sure its ranks are, while people go on. */
export function startScoring({ db, jobs, viewer, now }: ServerContext, { festival, edition }: EditionPlace): Job {
  const { titleFa, titleEn } = edition
  const place = `/${festival.code}/${edition.code}/rankings`
  return jobs.start(
    {
      kind: 'score',
      festivalId: festival.id,
      subject: { titleFa, titleEn },
      place,
      startedBy: viewer.user?.name ?? null,
    },
    async ({ report, signal }) => {
      report({ name: 'scoring', done: 0, of: 2 })
      const outcome = await scoreEdition({ db, viewer, now }, edition)
      if (!outcome.ok) return { ok: false }
      report({ name: 'drawing', done: 1, of: 2 })
      if (!signal.aborted) await robustnessOfRun(db, outcome.runId)
      return { ok: true, place: `${place}?run=${outcome.runId}` }
    },
  )
}
