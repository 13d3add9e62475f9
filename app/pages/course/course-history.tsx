import { useLanguage } from '../../page-language/use-language'
import type { CourseStepTaken } from './course-view.server'

/** Every step that was taken: when, by whom and why. */
export function CourseHistory({ history }: { history: readonly CourseStepTaken[] }) {
  const { t, moment } = useLanguage()
  if (!history.length) return null
  return (
    <section className="mt-6" aria-labelledby="history">
      <h2 id="history">{t('course.history')}</h2>
      <ol className="mt-2 grid gap-2">
        {history.map((step) => (
          <li key={String(step.at) + step.step} className="sheet flex flex-wrap gap-x-4 gap-y-1">
            <bdi className="text-quiet">{moment(step.at)}</bdi>
            <strong>
              {t(`course.state.${step.from}`)} {t('course.arrow')} {t(`course.state.${step.to}`)}
            </strong>
            <span>{'name' in step.by ? step.by.name : t(`course.${step.by.role}`)}</span>
            {step.reason ? (
              <span className="w-full text-quiet">
                <bdi>{step.reason}</bdi>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
