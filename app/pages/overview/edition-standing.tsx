import { courseStates } from '../../course/course-states'
import { useLanguage } from '../../page-language/use-language'
import type { Standing } from './edition-overview.server'
import type { StepView } from '../course/next-steps.server'
import { DaysLeft } from '../../ui/days'
import { StepBarriers } from '../course/step-barriers'
import { EditionLink } from '../../ui/edition-link'

/** Where an edition is on its way, what comes next, what stands in its way, and whose turn it is. */
export function EditionStanding({ standing: { state, since, steps, deadlines } }: { standing: Standing }) {
  const { t, number, moment } = useLanguage()
  const index = courseStates.indexOf(state)
  return (
    <section className="sheet" aria-labelledby="standing">
      <h2 id="standing" className="text-sm text-quiet">
        {t('standing.title')}
      </h2>
      <p className="text-2xl font-bold">{t(`course.state.${state}`)}</p>
      <p className="text-sm text-quiet">
        {t('standing.place', { n: number(index + 1), of: number(courseStates.length) })}
        {since ? (
          <>
            {t('comma')}
            {t('course.since')} <bdi>{moment(since)}</bdi>
          </>
        ) : null}
      </p>
      <div aria-hidden="true" className="mt-3 flex gap-1">
        {courseStates.map((state, at) => (
          <span
            key={state}
            className={`h-1.5 flex-1 rounded ${at < index ? 'bg-accent-soft' : at === index ? 'bg-accent' : 'border border-line'}`}
          />
        ))}
      </div>
      {steps.map((step) => (
        <Next key={step.name} step={step} />
      ))}
      {steps.length ? null : (
        <p className="mt-3">{t(state === 'approved' ? 'standing.opensByItself' : 'standing.done')}</p>
      )}
      {deadlines.length ? (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3" aria-label={t('course.deadlines')}>
          {deadlines.map(({ kind, at, daysLeft }) => (
            <li key={kind} className="flex flex-wrap items-baseline gap-x-2">
              <span>{t('standing.deadline', { what: t(`course.deadline.${kind}`) })}</span> <bdi>{moment(at)}</bdi>{' '}
              <DaysLeft days={daysLeft} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-3">
        <EditionLink page="course">{t('standing.all')}</EditionLink>
      </p>
    </section>
  )
}

function Next({ step }: { step: StepView }) {
  const { t } = useLanguage()
  return (
    <div className="mt-3">
      <p>
        {t('standing.next')} <strong>{t(`course.step.${step.name}`)}</strong>
      </p>
      {step.blocked.length || step.waitsFor.length ? (
        <StepBarriers step={step} actorLook="whitespace-nowrap text-sm text-quiet" />
      ) : (
        <p className="text-quiet">
          {t('standing.ready')}{' '}
          <span className="whitespace-nowrap text-sm">
            ({t('course.mustAct', { who: t('course.actor.administrator') })})
          </span>
        </p>
      )}
    </div>
  )
}
