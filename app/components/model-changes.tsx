import { useLanguage } from '../i18n/use-language'
import type { ModelChange } from '../../scoring/model-changes'

/** What differs between two versions, a line each. */
export function ModelChanges({ against, changes }: { against: string; changes: readonly ModelChange[] }) {
  const { t, digits } = useLanguage()
  return (
    <div
      className="scroll mt-4"
      tabIndex={0}
      role="region"
      aria-label={t('modelPage.changes', { version: digits(against) })}
    >
      <table className="table">
        <caption className="p-2 text-start font-bold">{t('modelPage.changes', { version: digits(against) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('modelPage.where')}</th>
            <th scope="col">{t('modelPage.before')}</th>
            <th scope="col">{t('modelPage.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.node} ${change.field}`}>
              <th scope="row">
                <bdi className="code">{[change.node, change.field].filter(Boolean).join(' · ')}</bdi>
              </th>
              <td>
                <Value value={change.before} />
              </td>
              <td>
                <Value value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length ? null : <p className="p-3 text-quiet">{t('modelPage.noChanges')}</p>}
    </div>
  )
}

function Value({ value }: { value: unknown }) {
  const { t, number } = useLanguage()
  if (value === undefined) return <span className="text-quiet">{t('modelPage.absent')}</span>
  if (typeof value === 'number') return <bdi>{number(value, 6)}</bdi>
  return <bdi className="code whitespace-pre-wrap">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
}
