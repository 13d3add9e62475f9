import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { Choice, TextAreaField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

interface Props {
  answer:
    (RefusedForm & { why: 'no-list' | 'no-run' | 'changed' | 'no-minutes' | 'no-reason' | 'embargo' | null }) | null
}

/** Publishes a correction beside what was published, which stays as it is. */
export function PublishCorrection({ answer }: Props) {
  const { t } = useLanguage()
  return (
    <section className="sheet" aria-labelledby="correction">
      <h2 id="correction">{t('correct.onlyText')}</h2>
      <p className="mt-1 max-w-3xl">{t('papersPage.correctLead')}</p>
      <PostForm className="mt-3 grid gap-3" refused={answer}>
        {answer?.why ? <Notice isAnswer>{t(`papersPage.refused.${answer.why}`)}</Notice> : null}
        <TextAreaField label={t('papers.reason')} isWide name="reason" rows={2} required />
        <div className="flex flex-wrap gap-4">
          <TextField label={t('papersPage.day')} name="day" dir="ltr" placeholder={t('minutes.dayExample')} required />
          <TextField
            label={t('papersPage.minute')}
            name="minute"
            dir="ltr"
            placeholder={t('papersPage.minuteExample')}
            required
          />
        </div>
        <Choice label={t('papersPage.showsRankings')} name="showsRankings" defaultChecked />
        <p>
          <Button>{t('papersPage.publish')}</Button>
        </p>
      </PostForm>
    </section>
  )
}
