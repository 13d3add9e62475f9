import { Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { isNarrow, tickLook, tooltipLook } from './axis-looks'
import { LineEndNames } from './line-end-names'
import { NumberedDot } from './numbered-dot'
import { seriesLook } from './series-looks'

interface BumpLine {
  code: string
  name: string
  /** One entry an edition, oldest first. Null: not ranked there, so the line has a gap. */
  ranks: readonly (number | null)[]
  /** The agency that the page is about: drawn thicker. */
  isOwn?: boolean
}

interface Props {
  /** Names of the editions, oldest first. */
  editions: readonly string[]
  /** At most about fifteen can be told apart. */
  lines: readonly BumpLine[]
  /** The conclusion, for the screen reader. */
  label: string
}

/**
 * Ranks from edition to edition, the first at the top, with the rank in each point and the name at the end of each
 * line. About 34 pixels a rank and 60 for the axis make a good height of its frame.
 */
export default function BumpChart({ editions, lines, label }: Props) {
  const { language, format } = useLanguage()
  const isRightToLeft = language === 'fa'
  const nameWidth = isNarrow() ? 140 : 190
  const data = editions.map((edition, index) => ({
    edition,
    ...Object.fromEntries(lines.map(({ code, ranks }) => [code, ranks[index] ?? null])),
  }))
  const last = Math.max(1, ...lines.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 1)))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={data}
        margin={{ top: 18, right: isRightToLeft ? 30 : nameWidth, bottom: 4, left: isRightToLeft ? nameWidth : 30 }}
        aria-label={label}
      >
        <XAxis dataKey="edition" reversed={isRightToLeft} tick={tickLook} stroke="var(--line)" interval={0} />
        <YAxis hide reversed domain={[1, last]} padding={{ bottom: 18 }} />
        <Tooltip
          {...tooltipLook}
          formatter={(rank) => format.rank(Number(rank))}
          itemSorter={({ value }) => Number(value)}
        />
        {lines.map(({ code, name, isOwn }, index) => {
          const { colour, dash } = seriesLook(index)
          return (
            <Line
              key={code}
              dataKey={code}
              name={name}
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={isOwn ? 4 : 2}
              dot={<NumberedDot colour={colour} write={(rank) => format.rank(rank)} />}
              connectNulls={false}
              isAnimationActive={false}
            />
          )
        })}
        <LineEndNames
          end={editions.at(-1) ?? ''}
          names={lines.map(({ code, name, ranks }) => ({ code, name, value: ranks.at(-1) ?? null }))}
          room={nameWidth - 20}
          isRightToLeft={isRightToLeft}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
