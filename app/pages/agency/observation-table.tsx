import type { MouseEventHandler } from 'react'
import type { ObservationTrace } from '../../../db/queries/observations'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { FestivalLink } from '../../ui/edition-link'

interface Props {
  traces: readonly ObservationTrace[]
  /** Metrics whose records the viewer may see. */
  readable: readonly string[]
  seesSources: boolean
  /** Instead of going to the page of the records. */
  onRecords: MouseEventHandler<HTMLAnchorElement> | undefined
}

/**
 * Metric, period, value, and the record that each came from. A value that a later revision replaced is struck through.
 */
export function ObservationTable({ traces, ...shown }: Props) {
  const { t } = useLanguage()
  const hasServices = traces.some((trace) => trace.service !== null)
  return (
    <Table label={t('indicator.observations')} isTall>
      <Head>
        <ColumnHead>{t('indicator.metric')}</ColumnHead>
        <ColumnHead>{t('indicator.month')}</ColumnHead>
        {hasServices ? <ColumnHead>{t('indicator.service')}</ColumnHead> : null}
        <ColumnHead>{t('indicator.amount')}</ColumnHead>
        <ColumnHead>{t('indicator.revision')}</ColumnHead>
        <ColumnHead>{t('source.source')}</ColumnHead>
        <ColumnHead>{t('indicator.place')}</ColumnHead>
      </Head>
      <tbody>
        {traces.map((trace, index) => (
          <Row
            key={trace.observation.id}
            trace={trace}
            isReplaced={isSameKey(trace, traces[index - 1])}
            hasServices={hasServices}
            {...shown}
          />
        ))}
      </tbody>
    </Table>
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
  const { t, title, period, number, digits, format } = useLanguage()
  const { observation, metric, service, pull, source } = trace
  const value = observation.status === 'reported' ? format.amount(observation.value) : t(`status.${observation.status}`)
  const place = t('indicator.placeText', {
    pull: digits(pull.id),
    page: digits(observation.page),
    line: digits(observation.line),
  })
  const records = t('indicator.records', { n: number(observation.records) })
  return (
    <tr className={isReplaced ? 'text-quiet' : ''}>
      <RowHead>{title(metric)}</RowHead>
      <td>
        <bdi>{period(observation.periodFrom, observation.periodTo)}</bdi>
      </td>
      {hasServices ? <td className="text-sm">{service ? title(service) : '—'}</td> : null}
      <NumberCell>{isReplaced ? <s>{value}</s> : value}</NumberCell>
      <NumberCell>{number(observation.revision)}</NumberCell>
      <td className="text-sm">
        {title(source)}
        <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
      </td>
      <td className="text-sm">
        {seesSources ? <FestivalLink page={`pulls/${pull.id}`}>{place}</FestivalLink> : place}
        <span className="block">
          {readable.includes(metric.code) ? (
            <FestivalLink page={`observations/${observation.id}`} onClick={onRecords}>
              {records}
            </FestivalLink>
          ) : (
            records
          )}
        </span>
      </td>
    </tr>
  )
}
