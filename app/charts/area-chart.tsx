import { useId } from 'react'
import { Area, AreaChart as Recharts, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { tickLook, tooltipLook } from './axis-looks'
import { Hatchings, fillOf, seriesLook } from './series-looks'

interface AreaPoint {
  /** What stands at the axis: a month, a quarter, a year, in the words of the page. */
  name: string
  /** One entry a series. Null where nothing is known: the area has a gap, it does not fall to zero. */
  values: readonly (number | null)[]
}

interface Props {
  /** Oldest first. */
  points: readonly AreaPoint[]
  /** Names of the series; the legend of the frame shows them with `SeriesKey`. */
  series: readonly string[]
  /** One on top of the other, where the series are parts of a whole. */
  isStacked?: boolean
  /** A value in the words of the page. */
  write: (value: number) => string
  /** The conclusion, for the screen reader. */
  label: string
}

/** Amounts over time. Series are told apart by hatching. */
export default function AreaChart({ points, series, isStacked = false, write, label }: Props) {
  const { language } = useLanguage()
  const id = useId()
  const isRightToLeft = language === 'fa'
  const data = points.map(({ name, values }) => ({ name, ...values }))
  const say = (value: unknown) => (typeof value === 'number' ? write(value) : '—')
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Recharts data={data} margin={{ top: 10, right: 16, bottom: 4, left: 16 }} aria-label={label}>
        <Hatchings id={id} count={series.length} />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          reversed={isRightToLeft}
          tick={tickLook}
          stroke="var(--line)"
          interval="equidistantPreserveStart"
          minTickGap={4}
        />
        <YAxis
          orientation={isRightToLeft ? 'right' : 'left'}
          tickFormatter={say}
          width={72}
          tick={tickLook}
          stroke="var(--line)"
          domain={[0, 'auto']}
        />
        <Tooltip {...tooltipLook} formatter={say} />
        {series.map((name, index) => {
          const { colour, dash } = seriesLook(index)
          return (
            <Area
              key={name}
              type="linear"
              dataKey={String(index)}
              name={name}
              stackId={isStacked ? 'all' : undefined}
              stroke={colour}
              strokeWidth={2}
              strokeDasharray={dash}
              fill={fillOf(id, index)}
              fillOpacity={isStacked ? 0.75 : 0.3}
              connectNulls={false}
              isAnimationActive={false}
            />
          )
        })}
      </Recharts>
    </ResponsiveContainer>
  )
}
