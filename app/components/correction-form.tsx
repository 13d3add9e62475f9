import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

interface Props {
  answer: {
    why: 'moment' | 'no-list' | 'no-run' | 'changed' | 'no-minutes' | 'no-reason' | 'embargo'
    typed: { day: string; minute: string; reason: string; showsRankings: boolean }
  } | null
}

/** Publishes a correction beside what was published, which stays as it is. */
export function CorrectionForm({ answer }: Props) {
  const { t } = useLanguage()
  return (
    <section className="sheet" aria-labelledby="correction">
      <h2 id="correction">{t('correct.onlyText')}</h2>
      <p className="mt-1 max-w-3xl">{t('papersPage.correctLead')}</p>
      <Form method="post" className="mt-3 grid gap-3">
        {answer ? (
          <p role="alert" className="rounded-lg bg-warn-soft px-4 py-2 text-warn">
            {t(`papersPage.refused.${answer.why}`)}
          </p>
        ) : null}
        <label className="grid gap-1">
          {t('papers.reason')}
          <textarea
            className="field w-full max-w-none"
            name="reason"
            rows={2}
            defaultValue={answer?.typed.reason}
            required
          />
        </label>
        <div className="flex flex-wrap gap-4">
          <label className="grid gap-1">
            {t('papersPage.day')}
            <input
              className="field"
              name="day"
              dir="ltr"
              placeholder={t('minutes.dayExample')}
              defaultValue={answer?.typed.day}
              required
            />
          </label>
          <label className="grid gap-1">
            {t('papersPage.minute')}
            <input
              className="field"
              name="minute"
              dir="ltr"
              placeholder={t('papersPage.minuteExample')}
              defaultValue={answer?.typed.minute}
              required
            />
          </label>
        </div>
        <label className="flex items-center gap-2">
          <input type="checkbox" name="showsRankings" defaultChecked={answer?.typed.showsRankings ?? true} />{' '}
          {t('papersPage.showsRankings')}
        </label>
        <p>
          <button className="button" type="submit">
            {t('papersPage.publish')}
          </button>
        </p>
      </Form>
    </section>
  )
}
