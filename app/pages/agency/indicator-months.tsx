import { useId } from 'react'
import { behindLastYear } from '../../charts/behind-last-year'
import { ChartFrame } from '../../charts/chart-frame'
import { MonthlyChart } from '../../charts/charts'
import { SeriesKey } from '../../charts/series-looks'
import type { SeriesPoint } from './monthly-series'
import { useLanguage } from '../../page-language/use-language'
import { MonthTable } from './month-table'
import { useMonthsConclusion } from './months-conclusion'

interface Props {
  series: readonly SeriesPoint[]
  unit: string | null
  /** ISO day on which the evaluated year begins. */
  from: string
  fileName: string
}

/** The months of an indicator, with the year before behind; the table has both years one after the other. */
export function IndicatorMonths({ series, unit, from, fileName }: Props) {
  const { t } = useLanguage()
  const id = useId()
  const conclusion = useMonthsConclusion(series, unit)
  const points = behindLastYear(series, from)
  const names = points.some(({ before }) => before !== null) ? [t('months.own'), t('months.before')] : [t('months.own')]
  return (
    <ChartFrame
      title={t('indicator.monthly')}
      conclusion={conclusion}
      legend={names.map((text, index) => (
        <SeriesKey key={text} id={`${id}-${index}`} place={index * 2} text={text} />
      ))}
      height={260}
      fileName={fileName}
      table={<MonthTable series={series} unit={unit} />}
    >
      <MonthlyChart points={points} series={names} unit={unit} label={conclusion} />
    </ChartFrame>
  )
}
