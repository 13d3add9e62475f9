import { Form } from '@remix-run/react'
import type { StepView } from '../views/next-steps.server'
import { useLanguage } from '../i18n/use-language'
import { StepBarriers } from './step-barriers'

interface Props {
  step: StepView
  version: number
  mayAdvance: boolean
  typed: Record<string, string>
}

/** A step that can come next: what it does, what stands in its way and who must act, and the button for who may take it. */
export function StepForm({ step, version, mayAdvance, typed }: Props) {
  const { t } = useLanguage()
  const own = typed['step'] === step.name ? typed : {}
  const isStuck = step.blocked.some((blocked) => !blocked.isOverridable)
  return (
    <section className="sheet" aria-label={t(`course.step.${step.name}`)}>
      <h3 className="font-bold">{t(`course.step.${step.name}`)}</h3>
      <p className="text-sm text-quiet">{t(`course.does.${step.name}`)}</p>
      <StepBarriers step={step} className="mt-2 text-warn" actorLook="text-sm" tellsOverride />
      {mayAdvance && !isStuck ? (
        <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
          <input type="hidden" name="step" value={step.name} />
          <input type="hidden" name="version" value={version} />
          {step.name === 'approve' ? <Opening typed={own} /> : null}
          <label className="grid grow gap-1">
            <span className="text-sm text-quiet">
              {t(step.isBack || step.blocked.length ? 'course.reasonNeeded' : 'course.reason')}
            </span>
            <input
              className="field w-full max-w-none"
              name="reason"
              defaultValue={own['reason']}
              maxLength={4000}
              required={step.isBack || step.blocked.length > 0}
            />
          </label>
          <button className={step.isBack ? 'button-quiet' : 'button'} type="submit">
            {t('course.take', { step: t(`course.step.${step.name}`) })}
          </button>
        </Form>
      ) : null}
    </section>
  )
}

/** A moment to come, or at once: which of the two is said plainly. */
function Opening({ typed }: { typed: Record<string, string> }) {
  const { t } = useLanguage()
  return (
    <>
      <label className="grid gap-1">
        <span className="text-sm text-quiet">{t('course.opensDay')}</span>
        <input
          className="field"
          name="day"
          dir="ltr"
          defaultValue={typed['day']}
          placeholder={t('course.dayExample')}
        />
      </label>
      <label className="grid gap-1">
        <span className="text-sm text-quiet">{t('course.opensMinute')}</span>
        <input
          className="field"
          name="minute"
          dir="ltr"
          defaultValue={typed['minute']}
          placeholder={t('course.minuteExample')}
        />
      </label>
      <label className="flex items-center gap-2">
        <input type="checkbox" name="atOnce" defaultChecked={'atOnce' in typed} /> {t('course.opensAtOnce')}
      </label>
      <label className="flex items-center gap-2">
        <input type="checkbox" name="showsRankings" defaultChecked /> {t('course.showsRankings')}
      </label>
    </>
  )
}
