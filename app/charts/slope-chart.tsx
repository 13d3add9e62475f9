import { Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { isNarrow, tickLook, tooltipLook } from './axis-looks'
import { seriesLook } from './series-looks'
import { SlopeNames } from './slope-names'

interface SlopeLine {
  code: string
  name: string
  /** Ranks then and now. Null: not ranked there, so there is a point and no line. */
  before: number | null
  now: number | null
}

interface Props {
  lines: readonly SlopeLine[]
  /** What stands over the two ends. */
  ends: readonly [string, string]
  /** The conclusion, for the screen reader. */
  label: string
}

/** Ranks then and now, the first at the top; each end says the name and the rank. */
export default function SlopeChart({ lines, ends, label }: Props) {
  const { language, format } = useLanguage()
  const isRightToLeft = language === 'fa'
  const sides = isNarrow() ? 118 : 230
  const ranks = lines.flatMap(({ before, now }) => [before, now].filter((rank) => rank !== null))
  const data = ends.map((end, index) => ({
    end,
    ...Object.fromEntries(lines.map(({ code, before, now }) => [code, index === 0 ? before : now])),
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={{ top: 8, right: sides, bottom: 28, left: sides }} aria-label={label}>
        <XAxis
          dataKey="end"
          orientation="top"
          reversed={isRightToLeft}
          tick={tickLook}
          tickLine={false}
          stroke="var(--line)"
          interval={0}
          height={34}
        />
        <YAxis hide reversed domain={[Math.min(...ranks), Math.max(...ranks)]} padding={{ top: 18 }} />
        <Tooltip
          {...tooltipLook}
          formatter={(rank) => format.rank(Number(rank))}
          itemSorter={({ value }) => Number(value)}
        />
        {lines.map(({ code, name }, index) => {
          const { colour, dash } = seriesLook(index)
          return (
            <Line
              key={code}
              dataKey={code}
              name={name}
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={2.5}
              dot={{ r: 5, fill: colour, strokeDasharray: 'none' }}
              isAnimationActive={false}
            />
          )
        })}
        <SlopeNames
          place={0}
          end={ends[0]}
          names={lines.map(({ name, before }) => ({ name, rank: before }))}
          room={sides - 30}
          isRightToLeft={isRightToLeft}
          write={(rank) => format.rank(rank)}
        />
        <SlopeNames
          place={1}
          end={ends[1]}
          names={lines.map(({ name, now }) => ({ name, rank: now }))}
          room={sides - 30}
          isRightToLeft={isRightToLeft}
          write={(rank) => format.rank(rank)}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
