import { Link } from '@remix-run/react'
import { useLanguage } from '../page-language/use-language'
import { languagePath } from '../http/language-path'

/** Leads to the reminders, with how many are new. */
export function Bell({ unread }: { unread: number }) {
  const { t, language, number } = useLanguage()
  return (
    <Link
      to={languagePath(language, 'notices')}
      className="bell"
      aria-label={unread ? t('nav.noticesNew', { n: number(unread) }) : t('nav.notices')}
    >
      <svg
        viewBox="0 0 24 24"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M6 16V10a6 6 0 0 1 12 0v6l1.5 2h-15z" />
        <path d="M10 21h4" />
      </svg>
      {unread ? <span aria-hidden="true">{number(unread)}</span> : null}
    </Link>
  )
}
