import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'

interface Props {
  /** The name of the bar. */
  at: string
  value: number
  words: string
  isRightToLeft: boolean
}

/** Pixels from an end of the drawing within which a word in the middle would be cut. */
const edge = 60

/** A name over all bars, and a line from it down to the one that it is of. */
export function OwnMark({ at, value, words, isRightToLeft }: Props) {
  const [toX, toY, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()]
  if (!toX || !toY || !area) return null
  const x = toX(at, { position: 'middle' }) ?? 0
  const inward = x < area.x + edge ? 'right' : x > area.x + area.width - edge ? 'left' : null
  const anchor = inward === null ? 'middle' : (inward === 'right') === isRightToLeft ? 'end' : 'start'
  return (
    <g>
      <path
        d={`M${x} ${area.y - 18}V${(toY(value) ?? 0) - 20}`}
        stroke="var(--warn)"
        strokeWidth={1.5}
        strokeDasharray="3 3"
      />
      <path d={`M${x - 5} ${area.y - 22}h10l-5 7z`} fill="var(--warn)" />
      <text
        x={x}
        y={area.y - 28}
        direction={isRightToLeft ? 'rtl' : 'ltr'}
        textAnchor={anchor}
        fill="var(--ink)"
        fontSize={12}
        fontWeight={650}
      >
        {words}
      </text>
    </g>
  )
}
