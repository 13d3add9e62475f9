import { useLanguage } from '../../page-language/use-language'
import { SignInFields } from '../sign-in-fields'
import { Button } from '../../ui/button'
import { languagePath } from '../../http/language-path'

/** Signs in from a page that is not the sign-in page. `to` is where to go then; without it, where the person begins. */
export default function SignInAndBack({ to, isOtherWindow = false }: { to: string | null; isOtherWindow?: boolean }) {
  const { t, language } = useLanguage()
  const action = languagePath(language, 'sign-in', to === null ? '' : `?to=${encodeURIComponent(to)}`)
  return (
    <form
      method="post"
      action={action}
      className="sheet grid gap-4"
      data-unsaved="off"
      {...(isOtherWindow ? { target: '_blank' } : {})}
    >
      <SignInFields name={t('signInHere.name')} password={t('signInHere.password')} />
      <p className="flex flex-wrap items-center gap-4">
        <Button>{t('held.signInOnly')}</Button>
        <a className="text-sm" href={action} {...(isOtherWindow ? { target: '_blank', rel: 'noreferrer' } : {})}>
          {t('signInHere.page')}
        </a>
      </p>
    </form>
  )
}
