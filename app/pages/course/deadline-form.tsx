import { type RefusedForm, typedText } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { Deadline, DeadlineKind } from '../../../db/queries/course-changes'
import { openedField } from '../../forms/edits/opened-field'
import { ReasonField } from '../../forms/reason-field'
import { BareTextField } from '../../ui/field'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'

const kinds: readonly DeadlineKind[] = ['declarations', 'objections', 'rulings', 'votes']

/** The deadlines of an edition, to the minute in the festival's own time; each can be set by who may. */
export function DeadlineForm({
  deadlines,
  maySet,
  refused,
}: {
  deadlines: readonly Deadline[]
  maySet: boolean
  /** The step or the deadline that was refused. */
  refused: RefusedForm | null
}) {
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
              {maySet ? (
                <Setter
                  kind={kind}
                  opened={at ?? null}
                  refused={typedText(refused?.typed, 'kind') === kind ? refused : null}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Setter({ kind, opened, refused }: { kind: DeadlineKind; opened: Date | null; refused: RefusedForm | null }) {
  const { t } = useLanguage()
  const label = t(`course.deadline.${kind}`)
  return (
    <PostForm intent="deadline" className="mt-2 flex flex-wrap gap-2" refused={refused}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name={openedField} value={opened ? new Date(opened).toISOString() : ''} />
      <BareTextField
        className="w-32"
        name="day"
        dir="ltr"
        label={`${label}: ${t('course.day')}`}
        placeholder={t('course.dayExample')}
      />
      <BareTextField
        className="w-24"
        name="minute"
        dir="ltr"
        label={`${label}: ${t('course.minute')}`}
        placeholder={t('course.minuteExample')}
      />
      <ReasonField label={`${label}: ${t('course.reasonNeeded')}`} hint={t('course.reasonNeeded')} />
      <Button kind="quiet">{t('course.set')}</Button>
    </PostForm>
  )
}
