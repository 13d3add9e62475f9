import { usePlotArea } from 'recharts'
import { breakLines } from './name-tick'

interface Props {
  /** What Recharts says of the point. */
  x?: number | string
  y?: number | string
  width?: number | string
  value?: unknown
  isRightToLeft: boolean
}

const letterWidth = 5.4
const lineHeight = 13

/** The name of a point above it, moved inwards where it would be cut. */
export function PointName({ x = 0, y = 0, width = 0, value, isRightToLeft }: Props) {
  const area = usePlotArea()
  if (typeof value !== 'string' || value === '' || !area) return null
  // A name takes half of the drawing at most.
  const lines = breakLines(value, Math.max(area.width / 2 / letterWidth, 16))
  const half = (Math.max(...lines.map((line) => line.length)) * letterWidth) / 2
  const middle = Number(x) + Number(width) / 2
  const at = Math.min(Math.max(middle, area.x + half), area.x + area.width - half)
  return (
    <text
      x={at}
      y={Number(y) - 5 - lineHeight * (lines.length - 1)}
      direction={isRightToLeft ? 'rtl' : 'ltr'}
      textAnchor="middle"
      fill="var(--ink)"
      stroke="var(--sheet)"
      strokeWidth={2}
      paintOrder="stroke"
      fontSize={11}
    >
      {lines.map((line, row) => (
        <tspan key={line} x={at} dy={row === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
