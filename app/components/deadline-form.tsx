import { Form } from '@remix-run/react'
import type { Deadline, DeadlineKind } from '../../db/queries/course-changes'
import { ReasonField } from './reason-field'
import { useLanguage } from '../i18n/use-language'

const kinds: readonly DeadlineKind[] = ['declarations', 'objections', 'rulings', 'votes']

/** The deadlines of an edition, to the minute in the festival's own time; each can be set by who may. */
export function DeadlineForm({ deadlines, maySet }: { deadlines: readonly Deadline[]; maySet: boolean }) {
  const { t, moment } = useLanguage()
  return (
    <section className="mt-6" aria-labelledby="deadlines">
      <h2 id="deadlines">{t('course.deadlines')}</h2>
      <p className="text-sm text-quiet">{t('course.deadlinesHelp')}</p>
      <ul className="mt-2 grid gap-3 md:grid-cols-2">
        {kinds.map((kind) => {
          const at = deadlines.find((deadline) => deadline.kind === kind)?.at
          return (
            <li key={kind} className="sheet">
              <p>
                <strong>{t(`course.deadline.${kind}`)}</strong>:{' '}
                {at ? <bdi>{moment(at)}</bdi> : <span className="text-quiet">{t('course.noDeadline')}</span>}
              </p>
              {maySet ? <Setter kind={kind} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Setter({ kind }: { kind: DeadlineKind }) {
  const { t } = useLanguage()
  const label = t(`course.deadline.${kind}`)
  return (
    <Form method="post" className="mt-2 flex flex-wrap gap-2">
      <input type="hidden" name="intent" value="deadline" />
      <input type="hidden" name="kind" value={kind} />
      <input
        className="field w-32 min-w-0"
        name="day"
        dir="ltr"
        aria-label={`${label}: ${t('course.day')}`}
        placeholder={t('course.dayExample')}
      />
      <input
        className="field w-24 min-w-0"
        name="minute"
        dir="ltr"
        aria-label={`${label}: ${t('course.minute')}`}
        placeholder={t('course.minuteExample')}
      />
      <ReasonField label={`${label}: ${t('course.reasonNeeded')}`} hint={t('course.reasonNeeded')} />
      <button className="button-quiet" type="submit">
        {t('course.set')}
      </button>
    </Form>
  )
}
