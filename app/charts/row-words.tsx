import { useXAxisScale, useYAxisScale } from 'recharts'

interface Props {
  rows: readonly { code: string; end: number; words: string }[]
  isRightToLeft: boolean
}

/** What stands behind the bars, each word at the end of its bar. */
export function RowWords({ rows, isRightToLeft }: Props) {
  const [toX, toY] = [useXAxisScale(), useYAxisScale()]
  if (!toX || !toY) return null
  return (
    <g>
      {rows.map(({ code, end, words }) => (
        <text
          key={code}
          x={(toX(end) ?? 0) + (isRightToLeft ? -8 : 8)}
          y={(toY(code, { position: 'middle' }) ?? 0) + 4}
          direction={isRightToLeft ? 'rtl' : 'ltr'}
          textAnchor="start"
          fill="var(--ink)"
          fontSize={12}
        >
          {words}
        </text>
      ))}
    </g>
  )
}
