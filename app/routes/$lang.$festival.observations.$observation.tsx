import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { findFestival } from '../../db/queries/festivals'
import { findAgencyById } from '../../db/queries/agencies'
import { findObservation } from '../../db/queries/observations'
import { RawRecord } from '../components/raw-record'
import { found } from '../found'
import { listRecordsBehind } from '../flows/records-behind.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { mayReadObservation } from '../access/observation-scope.server'
import { pageTitle } from '../page-title'
import { parseParams } from '../parse-params'
import { reachOf } from '../policy.server'

const Params = z.object({ festival: z.string(), observation: z.coerce.number().int().positive() })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival: code, observation: id } = parseParams(params, Params)
  const { db, viewer } = context
  const festival = await findFestival(db, code)
  found(festival)
  const trace = await findObservation(db, festival.id, id)
  found(trace)
  const agency = await findAgencyById(db, trace.observation.agencyId)
  found(agency)
  const { periodFrom, periodTo, recordedAt } = trace.observation
  if (!(await mayReadObservation(context, festival, { metric: trace.metric.code, agency, period: { from: periodFrom, to: periodTo }, recordedAt }))) found(null)
  const seesSources = reachOf(viewer, 'sources.see', { festivalId: festival.id, stage: null }) !== null
  return { trace, agency, seesSources, ...(await listRecordsBehind(db, trace)) }
}

export const handle = { texts: ['agency', 'festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params['lang'], (texts) => texts.observation.title)

export default function ObservationPage() {
  const { trace, agency, seesSources, records, isCut } = useLoaderData<typeof loader>()
  const { t, title, period, number, digits } = useLanguage()
  const { lang, festival } = useParams()
  const { observation, metric, pull, source } = trace
  return (
    <>
      <h1>{t('observation.title')}</h1>
      <p className="text-quiet">{t('observation.lead')}</p>
      <dl className="sheet facts mt-4">
        <dt>{t('ranking.agency')}</dt>
        <dd>{title(agency)}</dd>
        <dt>{t('indicator.metric')}</dt>
        <dd>{title(metric)}</dd>
        <dt>{t('indicator.month')}</dt>
        <dd><bdi>{period(observation.periodFrom, observation.periodTo)}</bdi></dd>
        <dt>{t('indicator.amount')}</dt>
        <dd>
          <strong>{observation.status === 'reported' ? number(observation.value, metric.decimals + 2) : t(`status.${observation.status}`)}</strong>
        </dd>
        <dt>{t('source.source')}</dt>
        <dd>
          {seesSources ? (
            <>
              <Link to={`/${lang}/${festival}/sources/${source.code}`}>{title(source)}</Link> · <Link to={`/${lang}/${festival}/pulls/${pull.id}`}>{t('pull.title', { id: digits(pull.id) })}</Link>
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
              <th scope="col">{t('indicator.amount')}</th>
              <th scope="col">{t('observation.record')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={`${record.page}-${record.line}`}>
                <th scope="row">{t('pull.placeText', { page: digits(record.page), line: digits(record.line) })}</th>
                <td className="number">{observation.status === 'reported' ? number(record.value, metric.decimals + 2) : t(`status.${observation.status}`)}</td>
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
