import {
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Scatter,
  ScatterChart as Recharts,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { isNarrow, tickLook, tooltipLook } from './axis-looks'
import { PointName } from './point-name'
import { roundTicks } from './round-ticks'
import { ScatterNote } from './scatter-note'
import { tellingPoints } from './telling-points'

interface ScatterPoint {
  code: string
  name: string
  x: number
  y: number
}

interface ScatterAxis {
  name: string
  /** The points that can be had. */
  most: number
}

interface Props {
  points: readonly ScatterPoint[]
  axes: { x: ScatterAxis; y: ScatterAxis }
  /** The conclusion, for the screen reader. */
  label: string
}

/** Agencies by two scores. The telling ones are named in the drawing, all of them at the point. */
export default function ScatterChart({ points, axes: { x, y }, label }: Props) {
  const { language, format } = useLanguage()
  const isRightToLeft = language === 'fa'
  const [across, up] = [
    spanOf(
      points.map((point) => point.x),
      x.most,
    ),
    spanOf(
      points.map((point) => point.y),
      y.most,
    ),
  ]
  const telling = tellingPoints(
    points.map((point) => ({ code: point.code, x: across.shareOf(point.x), y: up.shareOf(point.y) })),
    isNarrow() ? 3 : 8,
  )
  const data = points
    .map((point) => ({ ...point, mark: telling.has(point.code) ? point.name : '' }))
    .toSorted((a, b) => a.x - b.x || a.y - b.y)
  const write = (value: unknown) => format.points(Number(value))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Recharts margin={{ top: 22, right: 24, bottom: 24, left: 24 }} aria-label={label}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="x"
          domain={across.domain}
          ticks={across.ticks}
          reversed={isRightToLeft}
          tickFormatter={write}
          tick={tickLook}
          stroke="var(--line)"
          label={{ value: x.name, position: 'insideBottom', offset: -14, fill: 'var(--ink)', fontSize: 12 }}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={up.domain}
          ticks={up.ticks}
          orientation={isRightToLeft ? 'right' : 'left'}
          width={40}
          tickFormatter={write}
          tick={tickLook}
          stroke="var(--line)"
          label={{
            value: y.name,
            position: 'top',
            offset: 8,
            fill: 'var(--ink)',
            fontSize: 12,
            textAnchor: 'start',
            direction: isRightToLeft ? 'rtl' : 'ltr',
          }}
        />
        <Tooltip
          {...tooltipLook}
          content={<ScatterNote names={{ x: x.name, y: y.name }} write={write} />}
          cursor={{ stroke: 'var(--quiet)', strokeDasharray: '4 4' }}
        />
        <Scatter data={data} fill="var(--accent)" fillOpacity={0.55} stroke="var(--accent)" isAnimationActive={false}>
          <LabelList dataKey="mark" content={<PointName isRightToLeft={isRightToLeft} />} />
        </Scatter>
      </Recharts>
    </ResponsiveContainer>
  )
}

/** What an axis shows: from the lowest to the highest value, ending on round numbers where those can be had. */
function spanOf(
  values: readonly number[],
  most: number,
): { domain: [number, number]; ticks: number[]; shareOf: (value: number) => number } {
  const ticks = roundTicks(Math.min(...values), Math.max(...values), Math.max(most, ...values))
  const [low, high] = [Math.min(...ticks, ...values), Math.max(...ticks, ...values)]
  return { domain: [low, high], ticks, shareOf: (value) => (high > low ? (value - low) / (high - low) : 0.5) }
}
