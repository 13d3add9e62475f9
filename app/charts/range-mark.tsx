import { useXAxisScale } from 'recharts'
import { BesideBar } from './beside-bar'

export interface RankRange {
  code: string
  name: string
  rank: number
  /** The ranks that most of the draws lie between; null where nobody asked for them. */
  range: { low: number; high: number } | null
  band: number | null
  /** Rank and range in the words of the page. */
  words: string
}

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
  const edge = 8
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
      <BesideBar
        from={Math.min(point, low) - edge}
        to={Math.max(point, high) + edge}
        y={middle}
        words={words}
        isRightToLeft={isRightToLeft}
        side={isRightToLeft ? 'left' : 'right'}
      />
    </g>
  )
}
