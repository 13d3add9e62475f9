import { useParams } from '@remix-run/react'
import type { DeclarationProgress as Progress } from '../../db/queries/declarations'
import { useLanguage } from '../i18n/use-language'

/** Who has submitted and who has not, agency by agency. */
export function DeclarationProgress({ progress }: { progress: readonly Progress[] }) {
  const { t, title, number, moment } = useLanguage()
  const { lang, festival, edition } = useParams()
  const counts = {
    sent: number(progress.filter(({ submitted }) => submitted).length),
    all: number(progress.length),
    late: number(progress.filter(({ isLate }) => isLate).length),
  }
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <p>{t('declaration.summary', counts)}</p>
        <a className="link ms-auto" href={`/${lang}/${festival}/${edition}/declarations.csv`}>
          {t('declaration.csv')}
        </a>
      </div>
      <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('declaration.progress')}>
        <table className="table">
          <caption className="sr-only">{t('declaration.progress')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('declaration.agency')}</th>
              <th scope="col">{t('declaration.lastAt')}</th>
              <th scope="col">{t('declaration.written')}</th>
              <th scope="col">{t('declaration.submitted')}</th>
              <th scope="col">{t('declaration.unjudged')}</th>
              <th scope="col">{t('declaration.returned')}</th>
            </tr>
          </thead>
          <tbody>
            {progress.map(({ agency, at, isLate, written, submitted, unjudged, returned }) => (
              <tr key={agency.code}>
                <th scope="row">{title(agency)}</th>
                <td>
                  {at ? <bdi>{moment(at)}</bdi> : <span className="text-quiet">{t('declaration.notSent')}</span>}{' '}
                  {isLate ? <span className="badge badge-demo">{t('declaration.late')}</span> : null}
                </td>
                <td className="number">{number(written)}</td>
                <td className="number">{number(submitted)}</td>
                <td className="number">{number(unjudged)}</td>
                <td className="number">{number(returned)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
