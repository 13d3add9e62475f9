import { Link, useParams } from '@remix-run/react'
import type { MouseEventHandler } from 'react'
import type { ObservationTrace } from '../../db/queries/observations'
import { useLanguage } from '../i18n/use-language'
import type { CoveragePeriod } from '../views/coverage-periods'

interface Props {
  periods: readonly CoveragePeriod<ObservationTrace>[]
  seesSources: boolean
  /** Instead of going to the page of the records. */
  onRecords: MouseEventHandler<HTMLAnchorElement> | undefined
}

/** Month by month: every revision, since when it was known, and the record it came from. A value that was replaced is struck through. */
export function CoverageMonths({ periods, ...shown }: Props) {
  const { t } = useLanguage()
  const hasServices = periods.some(({ traces }) => traces.some(({ service }) => service !== null))
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('data.cell.lead')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('data.cell.month')}</th>
            {hasServices ? <th scope="col">{t('data.cell.service')}</th> : null}
            {(['value', 'revision', 'since', 'source', 'place'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`data.cell.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <Period key={`${period.from}/${period.to}`} period={period} hasServices={hasServices} {...shown} />
          ))}
        </tbody>
      </table>
    </div>
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
      {traces.map((trace, place) => (
        <tr key={trace.observation.id}>
          {place === 0 ? name : null}
          <Trace
            trace={trace}
            isReplaced={traces[place - 1]?.observation.serviceId === trace.observation.serviceId}
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
  const { t, title, number, digits, moment } = useLanguage()
  const { lang, festival } = useParams()
  const { observation, metric, service, source, pull } = trace
  const value =
    observation.status === 'reported'
      ? number(observation.value, metric.decimals + 2)
      : t(`status.${observation.status}`)
  return (
    <>
      {hasServices ? <td className="text-sm">{service ? title(service) : '—'}</td> : null}
      <td className={`number ${isReplaced ? 'text-quiet' : ''}`}>{isReplaced ? <s>{value}</s> : value}</td>
      <td className="number">{number(observation.revision)}</td>
      <td className="whitespace-nowrap">
        <bdi>{moment(observation.recordedAt)}</bdi>
      </td>
      <td className="min-w-40 text-sm">
        {title(source)} <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
      </td>
      <td className="min-w-52 text-sm">
        {seesSources ? (
          <Link to={`/${lang}/${festival}/pulls/${pull.id}`}>{t('data.cell.pull', { id: digits(pull.id) })}</Link>
        ) : (
          t('data.cell.pull', { id: digits(pull.id) })
        )}
        {t('comma')}
        {t('data.cell.placeText', { page: digits(observation.page), line: digits(observation.line) })}
        <Link className="block" to={`/${lang}/${festival}/observations/${observation.id}`} onClick={onRecords}>
          {t('data.cell.records', { n: number(observation.records) })}
        </Link>
      </td>
    </>
  )
}
