import { Link, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

interface Run {
  id: number
  asOf: Date
  createdAt: Date
  inputHash: string
  resultHash: string
  version: string
}

/** The score runs of an edition, newest first, each with the way to its ranking. */
export function RunTable({
  runs,
  frozen,
}: {
  runs: readonly Run[]
  frozen: { preliminary: number | null; final: number | null }
}) {
  const { t, moment, digits } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll mt-4" tabIndex={0} role="region" aria-label={t('runs.title')}>
      <table className="table">
        <caption className="sr-only">{t('runs.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('runs.run')}</th>
            <th scope="col">{t('run.asOf')}</th>
            <th scope="col">{t('run.model')}</th>
            <th scope="col">{t('run.inputHash')}</th>
            <th scope="col">{t('run.resultHash')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <Link to={`/${lang}/${festival}/${edition}/rankings?run=${run.id}`}>
                  {t('run.run', { id: digits(run.id) })}
                </Link>{' '}
                {run.id === frozen.preliminary ? <span className="badge">{t('runs.preliminary')}</span> : null}{' '}
                {run.id === frozen.final ? <span className="badge">{t('runs.final')}</span> : null}
              </th>
              <td>
                <bdi>{moment(run.asOf)}</bdi>
              </td>
              <td>{t('run.version', { version: digits(run.version) })}</td>
              <td>
                <bdi className="code" title={run.inputHash}>
                  {run.inputHash.slice(0, 12)}
                </bdi>
              </td>
              <td>
                <bdi className="code" title={run.resultHash}>
                  {run.resultHash.slice(0, 12)}
                </bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
