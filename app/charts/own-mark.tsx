import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { inside } from './place-text'
import { textWidth } from './text-width'

interface Props {
  /** The name of the bar. */
  at: string
  value: number
  words: string
  isRightToLeft: boolean
}

const fontSize = 12
const fontWeight = 650

/** A name over all bars, and a line from it down to the one that it is of. */
export function OwnMark({ at, value, words, isRightToLeft }: Props) {
  const [toX, toY, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()]
  if (!toX || !toY || !area) return null
  const x = toX(at, { position: 'middle' }) ?? 0
  const width = textWidth(words, fontSize, fontWeight)
  const left = inside(x - width / 2, width, { from: area.x, to: area.x + area.width })
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
        x={left}
        y={area.y - 28}
        direction={isRightToLeft ? 'rtl' : 'ltr'}
        textAnchor={isRightToLeft ? 'end' : 'start'}
        fill="var(--ink)"
        fontSize={fontSize}
        fontWeight={fontWeight}
      >
        {words}
      </text>
    </g>
  )
}
