import { usePlotArea } from 'recharts'
import { breakLines } from './name-tick'
import { inside } from './place-text'
import { textWidth } from './text-width'

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
const fontSize = 11

/** The name of a point above it, moved inwards where it would be cut. */
export function PointName({ x = 0, y = 0, width = 0, value, isRightToLeft }: Props) {
  const area = usePlotArea()
  if (typeof value !== 'string' || value === '' || !area) return null
  // A name takes half of the drawing at most.
  const lines = breakLines(value, Math.max(area.width / 2 / letterWidth, 16))
  const half = Math.max(...lines.map((line) => textWidth(line, fontSize))) / 2
  const middle = Number(x) + Number(width) / 2
  const at = inside(middle - half, 2 * half, { from: area.x, to: area.x + area.width }) + half
  return (
    <text
      x={at}
      y={Math.max(Number(y) - 5 - lineHeight * (lines.length - 1), fontSize + 3)}
      direction={isRightToLeft ? 'rtl' : 'ltr'}
      textAnchor="middle"
      fill="var(--ink)"
      stroke="var(--sheet)"
      strokeWidth={2}
      paintOrder="stroke"
      fontSize={fontSize}
    >
      {lines.map((line, row) => (
        <tspan key={line} x={at} dy={row === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
