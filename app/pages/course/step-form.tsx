import { type RefusedForm, typedText } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { StepView } from './next-steps.server'
import { useLanguage } from '../../page-language/use-language'
import { StepBarriers } from './step-barriers'
import { Choice, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

interface Props {
  step: StepView
  version: number
  mayAdvance: boolean
  /** The step or the deadline that was refused. */
  refused: RefusedForm | null
}

/**
 * A step that can come next: what it does, what stands in its way and who must act, and the button for who may take it.
 */
export function StepForm({ step, version, mayAdvance, refused }: Props) {
  const { t } = useLanguage()
  const isStuck = step.blocked.some((blocked) => !blocked.isOverridable)
  return (
    <section className="sheet" aria-label={t(`course.step.${step.name}`)}>
      <h3 className="font-bold">{t(`course.step.${step.name}`)}</h3>
      <p className="text-sm text-quiet">{t(`course.does.${step.name}`)}</p>
      <StepBarriers step={step} className="mt-2 text-warn" actorLook="text-sm" tellsOverride />
      {mayAdvance && !isStuck ? (
        <PostForm
          intent="step"
          className="mt-3 flex flex-wrap items-end gap-3"
          data-acts-on-saved
          refused={typedText(refused?.typed, 'step') === step.name ? refused : null}
        >
          <input type="hidden" name="step" value={step.name} />
          <input type="hidden" name="version" value={version} />
          {step.name === 'approve' ? <Opening /> : null}
          <TextField
            label={t(step.isBack || step.blocked.length ? 'course.reasonNeeded' : 'course.reason')}
            className="grow"
            isQuiet
            isWide
            name="reason"
            maxLength={4000}
            required={step.isBack || step.blocked.length > 0}
          />
          <Button kind={step.isBack ? 'quiet' : 'primary'}>
            {t('course.take', { step: t(`course.step.${step.name}`) })}
          </Button>
        </PostForm>
      ) : null}
    </section>
  )
}

/** A moment to come, or at once: which of the two is said plainly. */
function Opening() {
  const { t } = useLanguage()
  return (
    <>
      <TextField label={t('course.opensDay')} isQuiet name="day" dir="ltr" placeholder={t('course.dayExample')} />
      <TextField
        label={t('course.opensMinute')}
        isQuiet
        name="minute"
        dir="ltr"
        placeholder={t('course.minuteExample')}
      />
      <Choice label={t('course.opensAtOnce')} name="atOnce" />
      <Choice label={t('course.showsRankings')} name="showsRankings" defaultChecked />
    </>
  )
}
