import { useLanguage } from '../page-language/use-language'

/** Made-up values are labelled wherever they are shown. */
export function DemoBadge() {
  const { t } = useLanguage()
  return (
    <span className="badge badge-demo" title={t('demoNote')}>
      {t('demo')}
    </span>
  )
}
