import type { AuditSearch } from '../audit/audit-search'
import { useLanguage } from '../i18n/use-language'

interface Props {
  search: AuditSearch
  editions: readonly { id: number; titleFa: string; titleEn: string }[]
}

/** What the log can be looked through for; a field that is left empty leaves nothing out. */
export function AuditFields({ search, editions }: Props) {
  const { t, title } = useLanguage()
  return (
    <>
      {(['who', 'action', 'subject', 'from', 'to'] as const).map((name) => (
        <label key={name} className="grid gap-1 text-sm">
          {t(`audit.${name}`)}
          <input className="field" name={name} type={name === 'from' || name === 'to' ? 'date' : 'search'} defaultValue={search[name]} dir="auto" />
        </label>
      ))}
      <label className="grid gap-1 text-sm">
        {t('audit.edition')}
        <select className="field" name="edition" defaultValue={search.edition ?? ''}>
          <option value="">{t('audit.allEditions')}</option>
          {editions.map((edition) => (
            <option key={edition.id} value={edition.id}>
              {title(edition)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
