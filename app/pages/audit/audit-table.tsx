import { Link } from '@remix-run/react'
import { isAuditAction } from '../../audit/actions'
import { useLanguage } from '../../page-language/use-language'
import type { rolesOfPeople } from '../../settings/settings'
import type { subjectKinds } from './audit-view.server'
import { ColumnHead, Head, Table } from '../../ui/table'
import { languagePath } from '../../http/language-path'

interface Row {
  sequence: number
  at: string | Date
  userName: string | null
  role: (typeof rolesOfPeople)[number] | null
  origin: string | null
  action: string
  subject: string | null
  subjectKind: (typeof subjectKinds)[number] | null
  subjectName: string
  /** Festival and edition. */
  place: string
  before: string | null
  after: string | null
  reason: string | null
}

export function AuditTable({ events }: { events: readonly Row[] }) {
  const { t, moment, digits, language } = useLanguage()
  return (
    <Table label={t('audit.title')}>
      <Head>
        <ColumnHead>#</ColumnHead>
        <ColumnHead>{t('audit.when')}</ColumnHead>
        <ColumnHead>{t('audit.who')}</ColumnHead>
        <ColumnHead>{t('audit.action')}</ColumnHead>
        <ColumnHead>{t('audit.subject')}</ColumnHead>
        <ColumnHead>{t('audit.change')}</ColumnHead>
      </Head>
      <tbody>
        {events.map(
          ({
            sequence,
            at,
            userName,
            role,
            origin,
            action,
            subject,
            subjectKind,
            subjectName,
            place,
            before,
            after,
            reason,
          }) => (
            <tr key={sequence}>
              <td>{digits(sequence)}</td>
              <td className="whitespace-nowrap">{moment(at)}</td>
              <td>
                {userName ?? (role === null ? t('audit.stranger') : t('audit.system'))}
                {role === null ? null : <span className="block text-sm">{t(`role.${role}`)}</span>}
                <span className="block text-sm text-quiet">
                  <bdi>{origin}</bdi>
                </span>
              </td>
              <td>
                {isAuditAction(action) ? <span className="block">{t(`audit.actions.${action}`)}</span> : null}
                <bdi className="code text-quiet">{action}</bdi>
              </td>
              <td>
                {subject === null ? null : (
                  <Link to={languagePath(language, 'audit', `?subject=${encodeURIComponent(subject)}`)}>
                    {subjectKind === null ? (
                      <bdi className="code">{subject}</bdi>
                    ) : (
                      <>
                        {t(`audit.kinds.${subjectKind}`)} <bdi>{digits(subjectName)}</bdi>
                      </>
                    )}
                  </Link>
                )}
                <span className="block text-sm text-quiet">{place}</span>
              </td>
              <td>
                {reason === null ? null : (
                  <p>
                    {t('audit.why')} <bdi>{reason}</bdi>
                  </p>
                )}
                <Side label={t('audit.before')} text={before} />
                <Side label={t('audit.after')} text={after} />
              </td>
            </tr>
          ),
        )}
      </tbody>
    </Table>
  )
}

function Side({ label, text }: { label: string; text: string | null }) {
  return text === null ? null : (
    <details>
      <summary className="text-sm text-quiet">{label}</summary>
      <pre className="raw">{text}</pre>
    </details>
  )
}
