import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** Signs what stands above: with the password again, or a code of the second step. */
export function SignForm({ hash, typed }: { hash: string; typed: string }) {
  const { t } = useLanguage()
  return (
    <section className="sheet mt-5" aria-labelledby="sign">
      <h2 id="sign">{t('minutes.sign')}</h2>
      <p className="mt-1 text-quiet">{t('minutes.signLead')}</p>
      <Form method="post" className="mt-3 grid gap-4">
        <input type="hidden" name="intent" value="sign" />
        <input type="hidden" name="hash" value={hash} />
        <label className="grid gap-1">
          {t('minutes.dissent')}
          <textarea className="field w-full max-w-none" name="dissent" rows={3} defaultValue={typed} />
        </label>
        <div className="flex flex-wrap gap-4">
          <label className="grid gap-1">
            {t('signIn.password')}
            <input className="field" name="password" type="password" dir="ltr" autoComplete="current-password" />
          </label>
          <label className="grid gap-1">
            {t('minutes.code')}
            <input className="field" name="code" dir="ltr" inputMode="numeric" autoComplete="one-time-code" />
          </label>
        </div>
        <p>
          <button className="button" type="submit">
            {t('minutes.signNow')}
          </button>
        </p>
      </Form>
    </section>
  )
}
