import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { breakLines } from './name-tick'
import { spreadApart } from './spread-apart'

interface Props {
  /** The last place on the axis. */
  end: string
  /** Lines with their value there; null: the line ended before and has no name. */
  names: readonly { code: string; name: string; value: number | null }[]
  /** Pixels that a name has. */
  room: number
  isRightToLeft: boolean
}

const letterWidth = 6
const lineHeight = 13
const mostLines = 2
const fromPoint = 16

/** The names of lines beside their last points, apart from each other also where points lie on one another. */
export function LineEndNames({ end, names, room, isRightToLeft }: Props) {
  const [toX, toY, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()]
  if (!toX || !toY || !area) return null
  const ended = names.flatMap(({ code, name, value }) =>
    value === null ? [] : [{ code, lines: linesOf(name, room), at: toY(value) ?? 0 }],
  )
  const heights = spreadApart(
    ended.map(({ at }) => at),
    lineHeight * Math.max(1, ...ended.map(({ lines }) => lines.length)) + 2,
    { from: area.y, to: area.y + area.height },
  )
  const point = toX(end) ?? 0
  const x = point + (isRightToLeft ? -fromPoint : fromPoint)
  return (
    <g>
      {ended.map(({ code, lines, at }, index) => (
        <g key={code}>
          {Math.abs((heights[index] ?? at) - at) > 4 ? (
            <path
              d={`M${point + (isRightToLeft ? -11 : 11)} ${at}L${x + (isRightToLeft ? 2 : -2)} ${heights[index] ?? at}`}
              stroke="var(--quiet)"
            />
          ) : null}
          <text
            x={x}
            y={heights[index]}
            direction={isRightToLeft ? 'rtl' : 'ltr'}
            textAnchor="start"
            fill="var(--ink)"
            fontSize={11.5}
          >
            {lines.map((line, row) => (
              <tspan key={line} x={x} dy={row === 0 ? 4 - (lineHeight / 2) * (lines.length - 1) : lineHeight}>
                {line}
              </tspan>
            ))}
          </text>
        </g>
      ))}
    </g>
  )
}

function linesOf(name: string, room: number): string[] {
  const lines = breakLines(name, Math.floor(room / letterWidth))
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''}…`] : lines
}
