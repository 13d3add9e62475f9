import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** An agency's part: its one text, and when that is saved, files beside it. */
export function DisputeForms({ dispute, megabytes, typed }: { dispute: { ruling: unknown } | null; megabytes: number; typed: Record<string, string> }) {
  const { t, number } = useLanguage()
  if (dispute?.ruling) return null
  if (!dispute) {
    return (
      <Form method="post" className="sheet mt-4 grid gap-3">
        <input type="hidden" name="intent" value="object" />
        <label className="grid gap-1">
          {t('objection.yourText')}
          <textarea className="field min-h-40 w-full max-w-none" name="text" required maxLength={20_000} defaultValue={typed['text']} />
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
    <Form method="post" encType="multipart/form-data" className="sheet mt-4 flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="attach" />
      <label className="grid gap-1">
        {t('objection.attach')}
        <input type="file" name="file" required accept=".pdf,.png,.jpg,.jpeg,.webp,.xlsx" />
      </label>
      <button className="button-quiet" type="submit">
        {t('objection.send')}
      </button>
      <p className="w-full text-sm text-quiet">{t('objection.attachHelp', { megabytes: number(megabytes) })}</p>
    </Form>
  )
}
