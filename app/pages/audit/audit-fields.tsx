import { auditActions, isAuditAction } from '../../audit/actions'
import type { AuditSearch } from '../../audit/audit-search'
import { useLanguage } from '../../page-language/use-language'
import { SelectField, TextField } from '../../ui/field'

interface Props {
  search: AuditSearch
  unread: readonly ('from' | 'to')[]
  editions: readonly { id: number; titleFa: string; titleEn: string }[]
}

/** What the log can be looked through for; a field that is left empty leaves nothing out. */
export function AuditFields({ search, unread, editions }: Props) {
  const { t, title } = useLanguage()
  return (
    <>
      <Text name="who" value={search.who} />
      <SelectField label={t('audit.action')} className="text-sm" name="action" defaultValue={search.action ?? ''}>
        <option value="">{t('audit.allActions')}</option>
        {search.action === undefined || isAuditAction(search.action) ? null : (
          <option value={search.action}>{search.action}</option>
        )}
        {auditActions.map((action) => (
          <option key={action} value={action}>
            {t(`audit.actions.${action}`)}
          </option>
        ))}
      </SelectField>
      <Text name="subject" value={search.subject} />
      <Day name="from" value={search.from} isUnread={unread.includes('from')} />
      <Day name="to" value={search.to} isUnread={unread.includes('to')} />
      <SelectField label={t('audit.edition')} className="text-sm" name="edition" defaultValue={search.edition ?? ''}>
        <option value="">{t('audit.allEditions')}</option>
        {editions.map((edition) => (
          <option key={edition.id} value={edition.id}>
            {title(edition)}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function Text({ name, value }: { name: 'who' | 'subject'; value: string | undefined }) {
  const { t } = useLanguage()
  return (
    <TextField
      label={t(`audit.${name}`)}
      className="text-sm"
      name={name}
      type="search"
      defaultValue={value}
      dir="auto"
    />
  )
}

/** A field of text, since those of browsers for days know one calendar. */
function Day({ name, value, isUnread }: { name: 'from' | 'to'; value: string | undefined; isUnread: boolean }) {
  const { t } = useLanguage()
  return (
    <TextField
      label={t(`audit.${name}`)}
      className="text-sm"
      name={name}
      defaultValue={value}
      dir="ltr"
      autoComplete="off"
      placeholder={t('audit.dayExample')}
      aria-invalid={isUnread || undefined}
    />
  )
}
