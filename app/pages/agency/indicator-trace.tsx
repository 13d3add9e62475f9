import type { MouseEventHandler } from 'react'
import { useLanguage } from '../../page-language/use-language'
import type { IndicatorTrace as Facts } from './indicator-trace.server'
import { IndicatorMonths } from './indicator-months'
import { ObservationTable } from './observation-table'
import { Working } from './working'
import { EmptyState } from '../../ui/notice'

/**
 * Where the points of an agency in an indicator come from: the working, its months, and every observation with its
 * revisions.
 */
export function IndicatorTrace({
  edition,
  agency,
  indicator,
  method,
  own,
  series,
  traces,
  isCut,
  metrics,
  readable,
  seesSources,
  onRecords,
}: Facts & { onRecords?: MouseEventHandler<HTMLAnchorElement> }) {
  const { t, number } = useLanguage()
  return (
    <>
      <Working indicator={indicator} method={method} own={own} metrics={metrics} hasGroup={agency.group !== null} />
      {series.length > 1 ? (
        <div className="mt-5">
          <IndicatorMonths
            series={series}
            unit={own.node.unit}
            from={edition.evaluatedFrom}
            fileName={`${agency.code}-${indicator.code}-months`}
          />
        </div>
      ) : null}
      <section className="mt-6">
        <h2>{t('indicator.observations')}</h2>
        <p className="mb-2 text-sm text-quiet">{t('indicator.observationsNote')}</p>
        {traces.length ? (
          <ObservationTable traces={traces} readable={readable} seesSources={seesSources} onRecords={onRecords} />
        ) : (
          <EmptyState>{t('indicator.noObservations')}</EmptyState>
        )}
        {isCut ? <p className="mt-2 text-sm text-quiet">{t('indicator.cut', { n: number(traces.length) })}</p> : null}
      </section>
    </>
  )
}
