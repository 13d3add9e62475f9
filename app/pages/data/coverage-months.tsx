import type { MouseEventHandler } from 'react'
import type { ObservationTrace } from '../../../db/queries/observations'
import { useLanguage } from '../../page-language/use-language'
import type { CoveragePeriod } from './coverage-periods'
import { ColumnHead, Head, NumberCell, Table } from '../../ui/table'
import { FestivalLink } from '../../ui/edition-link'

interface Props {
  periods: readonly CoveragePeriod<ObservationTrace>[]
  seesSources: boolean
  /** Instead of going to the page of the records. */
  onRecords: MouseEventHandler<HTMLAnchorElement> | undefined
}

/**
 * Month by month: every revision, since when it was known, and the record it came from. A value that was replaced is
 * struck through.
 */
export function CoverageMonths({ periods, ...shown }: Props) {
  const { t } = useLanguage()
  const hasServices = periods.some(({ traces }) => traces.some(({ service }) => service !== null))
  return (
    <Table label={t('data.cell.lead')} isTall>
      <Head>
        <ColumnHead>{t('data.cell.month')}</ColumnHead>
        {hasServices ? <ColumnHead>{t('data.cell.service')}</ColumnHead> : null}
        {(['value', 'revision', 'since', 'source', 'place'] as const).map((column) => (
          <ColumnHead key={column}>{t(`data.cell.${column}`)}</ColumnHead>
        ))}
      </Head>
      <tbody>
        {periods.map((period) => (
          <Period key={`${period.from}/${period.to}`} period={period} hasServices={hasServices} {...shown} />
        ))}
      </tbody>
    </Table>
  )
}

function Period({
  period: { from, to, traces },
  hasServices,
  ...shown
}: Omit<Props, 'periods'> & { period: CoveragePeriod<ObservationTrace>; hasServices: boolean }) {
  const { t, period } = useLanguage()
  const name = (
    <th scope="rowgroup" rowSpan={Math.max(traces.length, 1)} className="whitespace-nowrap">
      <bdi>{period(from, to)}</bdi>
    </th>
  )
  if (!traces.length) {
    return (
      <tr>
        {name}
        <td colSpan={hasServices ? 6 : 5} className="tile-none text-quiet">
          {t('status.no-data')}
        </td>
      </tr>
    )
  }
  return (
    <>
      {traces.map((trace, index) => (
        <tr key={trace.observation.id}>
          {index === 0 ? name : null}
          <Trace
            trace={trace}
            isReplaced={traces[index - 1]?.observation.serviceId === trace.observation.serviceId}
            hasServices={hasServices}
            {...shown}
          />
        </tr>
      ))}
    </>
  )
}

function Trace({
  trace,
  isReplaced,
  hasServices,
  seesSources,
  onRecords,
}: Omit<Props, 'periods'> & { trace: ObservationTrace; isReplaced: boolean; hasServices: boolean }) {
  const { t, title, number, digits, moment, format } = useLanguage()
  const { observation, service, source, pull } = trace
  const value = observation.status === 'reported' ? format.amount(observation.value) : t(`status.${observation.status}`)
  return (
    <>
      {hasServices ? <td className="text-sm">{service ? title(service) : '—'}</td> : null}
      <NumberCell className={isReplaced ? 'text-quiet' : undefined}>{isReplaced ? <s>{value}</s> : value}</NumberCell>
      <NumberCell>{number(observation.revision)}</NumberCell>
      <td className="whitespace-nowrap">
        <bdi>{moment(observation.recordedAt)}</bdi>
      </td>
      <td className="min-w-40 text-sm">
        {title(source)} <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
      </td>
      <td className="min-w-52 text-sm">
        {seesSources ? (
          <FestivalLink page={`pulls/${pull.id}`}>{t('data.cell.pull', { id: digits(pull.id) })}</FestivalLink>
        ) : (
          t('data.cell.pull', { id: digits(pull.id) })
        )}
        {t('comma')}
        {t('data.cell.placeText', { page: digits(observation.page), line: digits(observation.line) })}
        <FestivalLink className="block" page={`observations/${observation.id}`} onClick={onRecords}>
          {t('data.cell.records', { n: number(observation.records) })}
        </FestivalLink>
      </td>
    </>
  )
}
