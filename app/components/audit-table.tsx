import { isAuditAction } from '../audit/actions'
import { useLanguage } from '../i18n/use-language'
import type { rolesOfPeople } from '../settings/settings'

interface Row {
  sequence: number
  at: string | Date
  userName: string | null
  role: (typeof rolesOfPeople)[number] | null
  origin: string | null
  action: string
  subject: string | null
  before: string | null
  after: string | null
  reason: string | null
}

export function AuditTable({ events }: { events: readonly Row[] }) {
  const { t, moment, digits } = useLanguage()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('audit.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.subject')}</th>
            <th scope="col">{t('audit.change')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ sequence, at, userName, role, origin, action, subject, before, after, reason }) => (
            <tr key={sequence}>
              <td>{digits(sequence)}</td>
              <td className="whitespace-nowrap">{moment(at)}</td>
              <td>
                {userName ?? t('audit.system')}
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
                <bdi className="code">{subject}</bdi>
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
          ))}
        </tbody>
      </table>
    </div>
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
