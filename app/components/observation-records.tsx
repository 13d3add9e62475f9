import { Link, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { ObservationRecords as Facts } from '../views/observation-records.server'
import { RawRecord } from './raw-record'

/** What an observation says, and the records that say so. */
export function ObservationRecords({ trace, agency, seesSources, records, isCut }: Facts) {
  const { t, title, period, number, digits } = useLanguage()
  const { lang, festival } = useParams()
  const { observation, metric, pull, source } = trace
  return (
    <>
      <p className="text-quiet">{t('observation.lead')}</p>
      <dl className="sheet facts mt-4">
        <dt>{t('observation.agency')}</dt>
        <dd>{title(agency)}</dd>
        <dt>{t('observation.metric')}</dt>
        <dd>{title(metric)}</dd>
        <dt>{t('observation.period')}</dt>
        <dd>
          <bdi>{period(observation.periodFrom, observation.periodTo)}</bdi>
        </dd>
        <dt>{t('observation.value')}</dt>
        <dd>
          <strong>
            {observation.status === 'reported'
              ? number(observation.value, metric.decimals + 2)
              : t(`status.${observation.status}`)}
          </strong>
        </dd>
        <dt>{t('source.source')}</dt>
        <dd>
          {seesSources ? (
            <>
              <Link to={`/${lang}/${festival}/sources/${source.code}`}>{title(source)}</Link> ·{' '}
              <Link to={`/${lang}/${festival}/pulls/${pull.id}`}>{t('pull.title', { id: digits(pull.id) })}</Link>
            </>
          ) : (
            title(source)
          )}
        </dd>
      </dl>
      <div className="scroll mt-5" tabIndex={0} role="region" aria-label={t('observation.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('pull.place')}</th>
              <th scope="col">{t('observation.value')}</th>
              <th scope="col">{t('observation.record')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={`${record.page}-${record.line}`}>
                <th scope="row">{t('pull.placeText', { page: digits(record.page), line: digits(record.line) })}</th>
                <td className="number">
                  {observation.status === 'reported'
                    ? number(record.value, metric.decimals + 2)
                    : t(`status.${observation.status}`)}
                </td>
                <td>
                  <RawRecord record={record.raw} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isCut ? <p className="mt-2 text-sm text-quiet">{t('observation.cut', { n: number(records.length) })}</p> : null}
    </>
  )
}
