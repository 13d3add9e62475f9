import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { breakLines } from './name-tick'
import { spreadApart } from './spread-apart'

interface Props {
  /** 0: then, 1: now. */
  place: 0 | 1
  end: string
  names: readonly { name: string; rank: number | null }[]
  /** Pixels that a name has. */
  room: number
  isRightToLeft: boolean
  write: (rank: number) => string
}

const letterWidth = 6.6
const lineHeight = 14
const mostLines = 3

/** Ranks and names beside one end of the lines, apart from each other also where the ranks are close. */
export function SlopeNames({ place, end, names, room, isRightToLeft, write }: Props) {
  const [toX, toY, area] = [useXAxisScale(), useYAxisScale(), usePlotArea()]
  const ranked = names.flatMap(({ name, rank }) => (rank === null ? [] : [{ name, rank, at: toY?.(rank) ?? 0 }]))
  if (!toX || !area) return null
  const texts = ranked.map(({ name, rank }) =>
    breakLines(`${write(rank)} – ${name}`, Math.floor(room / letterWidth)).slice(0, mostLines),
  )
  const longest = Math.max(1, ...texts.map((lines) => lines.length))
  const heights = spreadApart(
    ranked.map(({ at }) => at),
    lineHeight * longest + 4,
    { from: area.y, to: area.y + area.height },
  )
  const isLeft = (place === 0) !== isRightToLeft
  const point = toX(end) ?? 0
  const x = point + (isLeft ? -26 : 26)
  return (
    <g>
      {ranked.map(({ name, at }, own) => {
        const lines = texts[own] ?? []
        return (
          <g key={name}>
            <path
              d={`M${point + (isLeft ? -7 : 7)} ${at}L${x + (isLeft ? 3 : -3)} ${heights[own] ?? at}`}
              stroke="var(--quiet)"
            />
            <text
              x={x}
              y={heights[own]}
              direction={isRightToLeft ? 'rtl' : 'ltr'}
              textAnchor={isLeft === isRightToLeft ? 'start' : 'end'}
              fill="var(--ink)"
              fontSize={12}
            >
              {lines.map((line, row) => (
                <tspan key={line} x={x} dy={row === 0 ? 4 - (lineHeight / 2) * (lines.length - 1) : lineHeight}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        )
      })}
    </g>
  )
}
