import { Suspense, lazy, useSyncExternalStore } from 'react'
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
  const isInBrowser = useSyncExternalStore(subscribeToNothing, () => true, () => false)
  const waiting = <p className="text-sm text-quiet">{t('agency.chartLoading')}</p>
  return (
    // Charts place their texts by left and right themselves; which side is the first, each is told by the language.
    <div dir="ltr" style={{ height: props.height }} aria-hidden="true" className="mt-3 overflow-hidden">
      {isInBrowser ? <Suspense fallback={waiting}>{draw(props)}</Suspense> : waiting}
    </div>
  )
}

function draw(props: Props) {
  return props.kind === 'dimensions' ? <DimensionChart data={props.data} /> : <MonthlyChart data={props.data} unit={props.unit} />
}

/** Being in the browser never changes; React asks again once the page has come alive. */
function subscribeToNothing() {
  return () => {}
}
