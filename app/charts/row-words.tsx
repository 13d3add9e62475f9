import { useXAxisScale, useYAxisScale } from 'recharts'
import { BesideBar } from './beside-bar'

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
        <BesideBar
          key={code}
          from={toX(0) ?? 0}
          to={toX(end) ?? 0}
          y={toY(code, { position: 'middle' }) ?? 0}
          words={words}
          isRightToLeft={isRightToLeft}
          side={isRightToLeft ? 'left' : 'right'}
        />
      ))}
    </g>
  )
}
