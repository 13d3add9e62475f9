import { useChartWidth } from 'recharts'
import { besideBar } from './place-text'
import { textWidth } from './text-width'

interface Props {
  /** Pixels of the bar from left to right. */
  from: number
  to: number
  /** The middle of the text. */
  y: number
  words: string
  isRightToLeft: boolean
  /** Where it stands if there is room. */
  side: 'left' | 'right'
}

const fontSize = 12

/**
 * Words beside a bar, whole: on the other side where the drawing ends, with a ground of their own where they lie over
 * the bar.
 */
export function BesideBar({ from, to, y, words, isRightToLeft, side }: Props) {
  const width = useChartWidth()
  if (!width) return null
  const left = besideBar(
    { from: Math.min(from, to), to: Math.max(from, to) },
    textWidth(words, fontSize),
    { from: 2, to: width - 2 },
    side,
  )
  return (
    <text
      x={left}
      y={y + 4}
      direction={isRightToLeft ? 'rtl' : 'ltr'}
      textAnchor={isRightToLeft ? 'end' : 'start'}
      fill="var(--ink)"
      stroke="var(--sheet)"
      strokeWidth={4}
      paintOrder="stroke"
      fontSize={fontSize}
    >
      {words}
    </text>
  )
}
