import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import { AttachForm } from './attach-form'

/** An agency's part: its one text, and when that is saved, files beside it. */
export function DisputeForms({
  dispute,
  megabytes,
  typed,
}: {
  dispute: { ruling: unknown } | null
  megabytes: number
  typed: Record<string, string>
}) {
  const { t, number } = useLanguage()
  if (dispute?.ruling) return null
  if (!dispute) {
    return (
      <Form method="post" className="sheet mt-4 grid gap-3">
        <input type="hidden" name="intent" value="object" />
        <label className="grid gap-1">
          {t('objection.yourText')}
          <textarea
            className="field min-h-40 w-full max-w-none"
            name="text"
            required
            maxLength={20_000}
            defaultValue={typed['text']}
          />
        </label>
        <p className="text-sm text-quiet">{t('objection.lockHelp')}</p>
        <p>
          <button className="button" type="submit">
            {t('objection.save')}
          </button>
        </p>
      </Form>
    )
  }
  return (
    <AttachForm
      className="sheet"
      label={t('objection.attach')}
      send={t('objection.send')}
      help={t('objection.attachHelp', { megabytes: number(megabytes) })}
    />
  )
}
