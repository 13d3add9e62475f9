import { breakLines } from './name-tick'

interface Props {
  /** What Recharts says of the point; a number or words of it. */
  x?: number | string
  y?: number | string
  index?: number
  value?: unknown
  name: string
  lastIndex: number
  /** Pixels that the name has. Not `width`: Recharts says that of the point. */
  room: number
  isRightToLeft: boolean
}

const letterWidth = 6

/** The name of a line beside its last point; a line that ended before has none. */
export function LineEnd({ x = 0, y = 0, index, value, name, lastIndex, room, isRightToLeft }: Props) {
  if (index !== lastIndex || typeof value !== 'number') return null
  const lines = breakLines(name, Math.floor(room / letterWidth)).slice(0, 2)
  const at = Number(x) + (isRightToLeft ? -16 : 16)
  return (
    <text
      x={at}
      y={Number(y)}
      direction={isRightToLeft ? 'rtl' : 'ltr'}
      textAnchor="start"
      fill="var(--ink)"
      fontSize={11.5}
    >
      {lines.map((line, place) => (
        <tspan key={line} x={at} dy={place === 0 ? 4 - 7 * (lines.length - 1) : 14}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
