import { useLanguage } from '../i18n/use-language'

/** A one-time link, shown to who made it and never again. */
export function LinkToGive({ link }: { link: string }) {
  const { t } = useLanguage()
  return (
    <div role="status" className="sheet my-4">
      <p>{t('people.link')}</p>
      <p className="code mt-2 select-all">{link}</p>
    </div>
  )
}
