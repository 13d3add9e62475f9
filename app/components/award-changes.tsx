import { useLanguage } from '../i18n/use-language'
import type { CorrectionDocument } from '../results-document'

/** Which awards the rules would give otherwise. */
export function AwardChanges({ changes }: { changes: CorrectionDocument['awards'] }) {
  const { t, title, number } = useLanguage()
  const place = (value: number | null) => (value === null ? t('changes.noAward') : number(value))
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.awards')}</h3>
      {changes.length ? (
        <div className="scroll tall mt-2" tabIndex={0} role="region" aria-label={t('changes.awards')}>
          <table className="table">
            <caption className="sr-only">{t('changes.awards')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('changes.category')}</th>
                <th scope="col">{t('ranking.group')}</th>
                <th scope="col">{t('ranking.agency')}</th>
                <th scope="col">{t('changes.placeBefore')}</th>
                <th scope="col">{t('changes.placeAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((own) => (
                <tr key={`${own.category.code} ${own.group?.code} ${own.agency.code}`}>
                  <td>{title(own.category)}</td>
                  <td>{own.group ? title(own.group) : '–'}</td>
                  <th scope="row">{title(own.agency)}</th>
                  <td className="number">{place(own.placeBefore)}</td>
                  <td className="number">{place(own.placeAfter)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="mt-1">{t('changes.noAwards')}</p>
      )}
    </>
  )
}
