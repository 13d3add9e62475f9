import { useLanguage } from '../../page-language/use-language'
import type { CorrectionDocument } from '../../documents/results-document'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** Which awards the rules would give otherwise. */
export function AwardChanges({ changes }: { changes: CorrectionDocument['awards'] }) {
  const { t, title, number } = useLanguage()
  const place = (value: number | null) => (value === null ? t('changes.noAward') : number(value))
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.awards')}</h3>
      {changes.length ? (
        <Table caption={t('changes.awards')} isTall className="mt-2">
          <Head>
            <ColumnHead>{t('changes.category')}</ColumnHead>
            <ColumnHead>{t('ranking.group')}</ColumnHead>
            <ColumnHead>{t('ranking.agency')}</ColumnHead>
            <ColumnHead>{t('changes.placeBefore')}</ColumnHead>
            <ColumnHead>{t('changes.placeAfter')}</ColumnHead>
          </Head>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.category.code} ${change.group?.code} ${change.agency.code}`}>
                <td>{title(change.category)}</td>
                <td>{change.group ? title(change.group) : '–'}</td>
                <RowHead>{title(change.agency)}</RowHead>
                <NumberCell>{place(change.placeBefore)}</NumberCell>
                <NumberCell>{place(change.placeAfter)}</NumberCell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="mt-1">{t('changes.noAwards')}</p>
      )}
    </>
  )
}
