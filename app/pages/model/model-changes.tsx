import { useLanguage } from '../../page-language/use-language'
import type { ModelChange } from '../../../scoring/model-changes'
import { BareTable, ColumnHead, Head, RowHead, ScrollRegion } from '../../ui/table'

/** What differs between two versions, a line each. */
export function ModelChanges({ against, changes }: { against: string; changes: readonly ModelChange[] }) {
  const { t, digits } = useLanguage()
  return (
    <ScrollRegion label={t('modelPage.changes', { version: digits(against) })} className="mt-4">
      <BareTable>
        <caption className="p-2 text-start font-bold">{t('modelPage.changes', { version: digits(against) })}</caption>
        <Head>
          <ColumnHead>{t('modelPage.where')}</ColumnHead>
          <ColumnHead>{t('modelPage.before')}</ColumnHead>
          <ColumnHead>{t('modelPage.after')}</ColumnHead>
        </Head>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.node} ${change.field}`}>
              <RowHead>
                <bdi className="code">{[change.node, change.field].filter(Boolean).join(' · ')}</bdi>
              </RowHead>
              <td>
                <Value value={change.before} />
              </td>
              <td>
                <Value value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </BareTable>
      {changes.length ? null : <p className="p-3 text-quiet">{t('modelPage.noChanges')}</p>}
    </ScrollRegion>
  )
}

function Value({ value }: { value: unknown }) {
  const { t, format } = useLanguage()
  if (value === undefined) return <span className="text-quiet">{t('modelPage.absent')}</span>
  if (typeof value === 'number') return <bdi>{format.amount(value)}</bdi>
  return <bdi className="code whitespace-pre-wrap">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
}
