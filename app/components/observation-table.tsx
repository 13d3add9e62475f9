import { Link, useParams } from '@remix-run/react'
import type { MouseEventHandler } from 'react'
import type { ObservationTrace } from '../../db/queries/observations'
import { useLanguage } from '../i18n/use-language'

interface Props {
  traces: readonly ObservationTrace[]
  /** Metrics whose records the viewer may see. */
  readable: readonly string[]
  seesSources: boolean
  /** Instead of going to the page of the records. */
  onRecords: MouseEventHandler<HTMLAnchorElement> | undefined
}

/** Metric, period, value, and the record that each came from. A value that a later revision replaced is struck through. */
export function ObservationTable({ traces, ...shown }: Props) {
  const { t } = useLanguage()
  const hasServices = traces.some((trace) => trace.service !== null)
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('indicator.observations')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('indicator.metric')}</th>
            <th scope="col">{t('indicator.month')}</th>
            {hasServices ? <th scope="col">{t('indicator.service')}</th> : null}
            <th scope="col">{t('indicator.amount')}</th>
            <th scope="col">{t('indicator.revision')}</th>
            <th scope="col">{t('source.source')}</th>
            <th scope="col">{t('indicator.place')}</th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace, place) => (
            <Row
              key={trace.observation.id}
              trace={trace}
              isReplaced={isSameKey(trace, traces[place - 1])}
              hasServices={hasServices}
              {...shown}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Revisions of one observation stand together, the newest first. */
function isSameKey(trace: ObservationTrace, above: ObservationTrace | undefined): boolean {
  const { metricId, periodFrom, serviceId } = trace.observation
  return (
    above !== undefined &&
    above.observation.metricId === metricId &&
    above.observation.periodFrom === periodFrom &&
    above.observation.serviceId === serviceId
  )
}

function Row({
  trace,
  isReplaced,
  hasServices,
  readable,
  seesSources,
  onRecords,
}: Omit<Props, 'traces'> & { trace: ObservationTrace; isReplaced: boolean; hasServices: boolean }) {
  const { t, title, period, number, digits } = useLanguage()
  const { lang, festival } = useParams()
  const { observation, metric, service, pull, source } = trace
  const value =
    observation.status === 'reported'
      ? number(observation.value, metric.decimals + 2)
      : t(`status.${observation.status}`)
  const place = t('indicator.placeText', {
    pull: digits(pull.id),
    page: digits(observation.page),
    line: digits(observation.line),
  })
  const records = t('indicator.records', { n: number(observation.records) })
  return (
    <tr className={isReplaced ? 'text-quiet' : ''}>
      <th scope="row">{title(metric)}</th>
      <td>
        <bdi>{period(observation.periodFrom, observation.periodTo)}</bdi>
      </td>
      {hasServices ? <td className="text-sm">{service ? title(service) : '—'}</td> : null}
      <td className="number">{isReplaced ? <s>{value}</s> : value}</td>
      <td className="number">{number(observation.revision)}</td>
      <td className="text-sm">
        {title(source)}
        <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
      </td>
      <td className="text-sm">
        {seesSources ? <Link to={`/${lang}/${festival}/pulls/${pull.id}`}>{place}</Link> : place}
        <span className="block">
          {readable.includes(metric.code) ? (
            <Link to={`/${lang}/${festival}/observations/${observation.id}`} onClick={onRecords}>
              {records}
            </Link>
          ) : (
            records
          )}
        </span>
      </td>
    </tr>
  )
}
