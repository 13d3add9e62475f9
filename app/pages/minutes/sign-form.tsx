import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { TextAreaField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

/** Signs what stands above: with the password again, or a code of the second step. */
export function SignForm({ hash, refused }: { hash: string; refused: RefusedForm | undefined }) {
  const { t } = useLanguage()
  return (
    <section className="sheet mt-5" aria-labelledby="sign">
      <h2 id="sign">{t('minutes.sign')}</h2>
      <p className="mt-1 text-quiet">{t('minutes.signLead')}</p>
      <PostForm intent="sign" className="mt-3 grid gap-4" refused={refused}>
        <input type="hidden" name="hash" value={hash} />
        <TextAreaField label={t('minutes.dissent')} isWide name="dissent" rows={3} />
        <div className="flex flex-wrap gap-4">
          <TextField
            label={t('signIn.password')}
            name="password"
            type="password"
            dir="ltr"
            autoComplete="current-password"
          />
          <TextField label={t('minutes.code')} name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" />
        </div>
        <p>
          <Button>{t('minutes.signNow')}</Button>
        </p>
      </PostForm>
    </section>
  )
}
