import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { AttachForm } from '../../forms/attach-form'
import { TextAreaField } from '../../ui/field'
import { Button } from '../../ui/button'

/** An agency's part: its one text, and when that is saved, files beside it. */
export function DisputeForms({
  dispute,
  megabytes,
  refused,
}: {
  dispute: { ruling: unknown } | null
  megabytes: number
  refused: RefusedForm | null
}) {
  const { t, number } = useLanguage()
  if (dispute?.ruling) return null
  if (!dispute) {
    return (
      <PostForm intent="object" className="sheet mt-4 grid gap-3" refused={refused}>
        <TextAreaField label={t('objection.yourText')} isWide look="min-h-40" name="text" required maxLength={20_000} />
        <p className="text-sm text-quiet">{t('objection.lockHelp')}</p>
        <p>
          <Button>{t('objection.save')}</Button>
        </p>
      </PostForm>
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
