import { Link, useParams } from '@remix-run/react'
import type { Pull } from '../../db/queries/sources'
import { useLanguage } from '../i18n/use-language'

/** The pulls of one source, newest first. */
export function PullTable({ pulls }: { pulls: readonly Pull[] }) {
  const { t, digits, moment, number } = useLanguage()
  const { lang, festival } = useParams()
  if (!pulls.length) return <p className="sheet mt-4">{t('source.never')}</p>
  return (
    <section className="mt-5">
      <h2 id="pulls" className="mb-2">
        {t('source.pulls')}
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="pulls">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('source.pull')}</th>
              <th scope="col">{t('source.started')}</th>
              <th scope="col">{t('source.state')}</th>
              <th scope="col">{t('source.read')}</th>
              <th scope="col">{t('source.stored')}</th>
              <th scope="col">{t('source.unchanged')}</th>
              <th scope="col">{t('source.quarantined')}</th>
            </tr>
          </thead>
          <tbody>
            {pulls.map((pull) => (
              <tr key={pull.id}>
                <th scope="row">
                  <Link to={`/${lang}/${festival}/pulls/${pull.id}`}>{t('pull.title', { id: digits(pull.id) })}</Link>
                </th>
                <td>
                  <bdi>{moment(pull.startedAt)}</bdi>
                </td>
                <td>{t(`pull.state.${pull.state}`)}</td>
                <td className="number">{number(pull.recordsRead)}</td>
                <td className="number">{number(pull.recordsStored)}</td>
                <td className="number">{number(pull.recordsUnchanged)}</td>
                <td className="number">{number(pull.recordsQuarantined)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
