import { useXAxisScale } from 'recharts'
import type { RankRange } from './rank-range-chart'

interface Props {
  /** What Recharts says of the bar that this stands for. */
  y?: number
  height?: number
  payload?: RankRange
  isRightToLeft: boolean
}

const thickness = 10

/** A point on its stretch, with what it says behind it. */
export function RangeMark({ y = 0, height = 0, payload, isRightToLeft }: Props) {
  const toPixels = useXAxisScale()
  if (!payload || !toPixels) return null
  const { rank, range, words } = payload
  const [point = 0, low = 0, high = 0] = [rank, range?.low ?? rank, range?.high ?? rank].map((each) => toPixels(each))
  const middle = y + height / 2
  const behind = isRightToLeft ? Math.min(point, high) - 14 : Math.max(point, high) + 14
  return (
    <g>
      {range ? (
        <rect
          x={Math.min(low, high)}
          y={middle - thickness / 2}
          width={Math.abs(high - low)}
          height={thickness}
          rx={3}
          fill="var(--accent)"
          fillOpacity={0.35}
          stroke="var(--accent)"
        />
      ) : null}
      <circle cx={point} cy={middle} r={6} fill="var(--sheet)" stroke="var(--ink)" strokeWidth={2.5} />
      <text
        x={behind}
        y={middle + 4}
        direction={isRightToLeft ? 'rtl' : 'ltr'}
        textAnchor="start"
        fill="var(--ink)"
        fontSize={12}
      >
        {words}
      </text>
    </g>
  )
}
