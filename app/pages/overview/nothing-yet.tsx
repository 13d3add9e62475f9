import { useLanguage } from '../../page-language/use-language'
import { ButtonLink } from '../../ui/button'
import { languagePath } from '../../http/language-path'

/** The start page before there is anything that its visitor may see. */
export function NothingYet({ isSignedIn, mayCreate }: { isSignedIn: boolean; mayCreate: boolean }) {
  const { t, language } = useLanguage()
  return (
    <div className="sheet mx-auto mt-10 grid max-w-xl justify-items-center gap-3 px-6 py-12 text-center">
      <svg
        aria-hidden="true"
        width="72"
        height="48"
        viewBox="0 0 72 48"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
      >
        <path d="M26 47V22h20v25M4 47V32h22M46 47V36h22M1 47h70" strokeDasharray="3 3" />
        <path d="M36 4l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.5-4.8 2.5.9-5.4-3.9-3.8 5.4-.8z" fill="var(--accent-soft)" />
      </svg>
      <p className="text-lg font-bold">{t(isSignedIn ? 'overview.empty' : 'overview.nothingPublished')}</p>
      <p className="text-quiet">
        {t(mayCreate ? 'overview.makeFirst' : isSignedIn ? 'overview.emptyHelp' : 'overview.nothingPublishedHelp')}
      </p>
      <p className="mt-2 flex flex-wrap justify-center gap-3">
        {mayCreate ? <ButtonLink to={languagePath(language, 'setup')}>{t('overview.make')}</ButtonLink> : null}
        {isSignedIn ? null : <ButtonLink to={languagePath(language, 'sign-in')}>{t('nav.signIn')}</ButtonLink>}
        <ButtonLink kind="quiet" to={languagePath(language, 'glossary')}>
          {t('nav.glossary')}
        </ButtonLink>
      </p>
    </div>
  )
}
