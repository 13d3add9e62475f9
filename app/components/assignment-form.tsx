import { Form } from '@remix-run/react'
import { ReasonField } from './reason-field'
import { useLanguage } from '../i18n/use-language'

interface Assigned {
  id: number
  titleFa: string
  titleEn: string
  codes: readonly string[]
}

/** Which indicators of an edition an evaluator answers for, by their codes. */
export function AssignmentForm({ edition }: { edition: Assigned }) {
  const { t, title } = useLanguage()
  return (
    <Form method="post" className="sheet grid gap-3">
      <h2>
        {t('people.assigned')}: {title(edition)}
      </h2>
      <input type="hidden" name="edition" value={edition.id} />
      <label className="grid gap-1">
        {t('people.codes')}
        <textarea
          className="field w-full max-w-none"
          name="codes"
          rows={2}
          dir="ltr"
          defaultValue={edition.codes.join(' ')}
          key={edition.codes.join(' ')}
        />
      </label>
      <ReasonField label={t('people.reason')} />
      <button className="button-quiet justify-self-start" name="wish" value="assign" type="submit">
        {t('people.save')}
      </button>
    </Form>
  )
}
