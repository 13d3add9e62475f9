import { Suspense, lazy, useEffect, useState } from 'react'
import { useLanguage } from '../i18n/use-language'
import type { DimensionBar } from './dimension-chart'
import type { MonthPoint } from './monthly-chart'

const DimensionChart = lazy(() => import('./dimension-chart'))
const MonthlyChart = lazy(() => import('./monthly-chart'))

type Props = { height: number } & ({ kind: 'dimensions'; data: DimensionBar[] } | { kind: 'months'; data: MonthPoint[]; unit: string | null })

/**
 * Keeps the place of a chart, and brings its code only where one is shown. Charts are drawn in the browser alone; the table beside each says the
 * same without it.
 */
export function ChartFrame(props: Props) {
  const { t } = useLanguage()
  const [isInBrowser, setIsInBrowser] = useState(false)
  useEffect(() => setIsInBrowser(true), [])
  const waiting = <p dir="auto" className="text-sm text-quiet">{t('agency.chartLoading')}</p>
  return (
    <div dir="ltr" style={{ height: props.height }} aria-hidden="true" className="mt-3 overflow-hidden">
      {isInBrowser ? (
        <Suspense fallback={waiting}>{props.kind === 'dimensions' ? <DimensionChart data={props.data} /> : <MonthlyChart data={props.data} unit={props.unit} />}</Suspense>
      ) : (
        waiting
      )}
    </div>
  )
}
