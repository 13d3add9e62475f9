import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatUnit } from '../format/unit'
import { useLanguage } from '../page-language/use-language'
import { tickLook, tooltipLook } from './axis-looks'
import type { MonthPoint } from './behind-last-year'
import { seriesLook } from './series-looks'

interface Props {
  /** Oldest first. Without a value the line has a gap, it does not fall to zero. */
  points: readonly MonthPoint[]
  /**
   * Names of the two lines; the legend of the frame shows them with `SeriesKey`. The second is left out where nothing
   * is known of the year before.
   */
  series: readonly string[]
  unit: string | null
  /** The conclusion, for the screen reader. */
  label: string
}

/** The months of a year, with those of the year before behind them. */
export default function MonthlyChart({ points, series: [own, before], unit, label }: Props) {
  const { language, month, monthShort } = useLanguage()
  const isRightToLeft = language === 'fa'
  const write = (value: unknown) => formatUnit(Number(value), unit, language)
  const [ownLook, beforeLook] = [seriesLook(0), seriesLook(2)]
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={{ top: 10, right: 16, bottom: 4, left: 16 }} aria-label={label}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="periodFrom"
          reversed={isRightToLeft}
          tickFormatter={monthShort}
          tick={tickLook}
          stroke="var(--line)"
          interval="equidistantPreserveStart"
          minTickGap={2}
        />
        <YAxis
          orientation={isRightToLeft ? 'right' : 'left'}
          tickFormatter={write}
          width={92}
          tick={tickLook}
          stroke="var(--line)"
          domain={[0, 'auto']}
        />
        <Tooltip {...tooltipLook} labelFormatter={(from) => month(String(from))} formatter={write} />
        {before === undefined ? null : (
          <Line
            dataKey="before"
            name={before}
            stroke={beforeLook.colour}
            strokeDasharray={beforeLook.dash}
            strokeWidth={2}
            dot={{ r: 2.5, strokeDasharray: 'none', fill: 'var(--sheet)' }}
            connectNulls={false}
            isAnimationActive={false}
          />
        )}
        <Line
          dataKey="value"
          name={own}
          stroke={ownLook.colour}
          strokeWidth={2.5}
          dot={{ r: 3, fill: ownLook.colour }}
          connectNulls={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
