import { useLanguage } from '../../page-language/use-language'
import type { ChangeInWords } from '../../model/describe-changes.server'
import { BareTable, ColumnHead, Head, RowHead, ScrollRegion } from '../../ui/table'

/** What differs between two versions, a line each. */
export function ModelChanges({ against, changes }: { against: string; changes: readonly ChangeInWords[] }) {
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
          {changes.map(({ code, part, what, before, after }) => (
            <tr key={`${code} ${what}`}>
              <RowHead>
                {code === null ? null : (
                  <span className="block font-normal">
                    <bdi className="code">{code}</bdi> {part}
                  </span>
                )}
                {what}
              </RowHead>
              <td>
                <Value value={before} />
              </td>
              <td>
                <Value value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </BareTable>
      {changes.length ? null : <p className="p-3 text-quiet">{t('modelPage.noChanges')}</p>}
    </ScrollRegion>
  )
}

function Value({ value }: { value: string | null }) {
  const { t } = useLanguage()
  if (value === null) return <span className="text-quiet">{t('modelPage.absent')}</span>
  return <bdi className="whitespace-pre-wrap">{value}</bdi>
}
