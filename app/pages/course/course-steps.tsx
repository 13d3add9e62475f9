import type { EditionState } from '../../../db/queries/courses'
import { courseStates } from '../../course/course-states'
import { useLanguage } from '../../page-language/use-language'

/** Where an edition stands on its way, all states in their order. */
export function CourseSteps({ state, since }: { state: EditionState; since: Date | null }) {
  const { t, moment, number } = useLanguage()
  const now = courseStates.indexOf(state)
  return (
    <ol className="course mt-4" aria-label={t('course.where')}>
      {courseStates.map((state, index) => (
        <li key={state} aria-current={index === now ? 'step' : undefined} data-passed={index < now || undefined}>
          <span className="course-mark" aria-hidden="true">
            {index < now ? '✓' : number(index + 1)}
          </span>
          <span>
            {t(`course.state.${state}`)}
            {index === now && since ? (
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
