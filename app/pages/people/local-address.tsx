import { useLanguage } from '../../page-language/use-language'

/** Says of a link to this very computer that others can’t open it, and what to set. */
export function LocalAddress({ link }: { link: string }) {
  const { t } = useLanguage()
  return isLocal(link) ? <p className="mt-1 text-sm text-warn">{t('people.localAddress')}</p> : null
}

function isLocal(link: string): boolean {
  return URL.canParse(link) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(link).hostname)
}
