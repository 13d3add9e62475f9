import { usePlotArea } from 'recharts'

interface Props {
  /** What Recharts says of the point. */
  x?: number | string
  y?: number | string
  width?: number | string
  value?: unknown
  isRightToLeft: boolean
}

const letterWidth = 6

/** The name of a point above it, moved inwards where it would be cut. */
export function PointName({ x = 0, y = 0, width = 0, value, isRightToLeft }: Props) {
  const area = usePlotArea()
  if (typeof value !== 'string' || value === '' || !area) return null
  const half = (value.length * letterWidth) / 2
  const middle = Number(x) + Number(width) / 2
  const at = Math.min(Math.max(middle, area.x + half), area.x + area.width - half)
  return (
    <text x={at} y={Number(y) - 5} direction={isRightToLeft ? 'rtl' : 'ltr'} textAnchor="middle" fill="var(--ink)" stroke="var(--sheet)" strokeWidth={3} paintOrder="stroke" fontSize={11}>
      {value}
    </text>
  )
}
