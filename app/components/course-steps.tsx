import type { EditionState } from '../../db/queries/courses'
import { useLanguage } from '../i18n/use-language'

const states: readonly EditionState[] = ['draft', 'announced', 'collecting', 'evaluating', 'preliminary', 'objections', 'review', 'final', 'shortlisting', 'approved', 'published', 'archived']

/** Where an edition stands on its way, all states in their order. */
export function CourseSteps({ state, since }: { state: EditionState; since: Date | null }) {
  const { t, moment, number } = useLanguage()
  const now = states.indexOf(state)
  return (
    <ol className="course mt-4" aria-label={t('course.where')}>
      {states.map((own, place) => (
        <li key={own} aria-current={place === now ? 'step' : undefined} data-passed={place < now || undefined}>
          <span className="course-mark" aria-hidden="true">
            {place < now ? '✓' : number(place + 1)}
          </span>
          <span>
            {t(`course.state.${own}`)}
            {place === now && since ? (
              <span className="block text-sm font-normal text-quiet">
                {t('course.since')} <bdi>{moment(since)}</bdi>
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
