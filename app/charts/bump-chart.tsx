import { LabelList, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../i18n/use-language'
import { isNarrow, tickLook, tooltipLook } from './axis-looks'
import { LineEnd } from './line-end'
import { NumberedDot } from './numbered-dot'
import { seriesLook } from './series-looks'

export interface BumpLine {
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
 * Ranks from edition to edition, the first at the top, with the rank in each point and the name at the end of each line. About
 * 34 pixels a rank and 60 for the axis make a good height of its frame.
 */
export default function BumpChart({ editions, lines, label }: Props) {
  const { number, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const nameWidth = isNarrow() ? 140 : 190
  const data = editions.map((edition, place) => ({
    edition,
    ...Object.fromEntries(lines.map(({ code, ranks }) => [code, ranks[place] ?? null])),
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
          formatter={(rank) => number(Number(rank), 1)}
          itemSorter={({ value }) => Number(value)}
        />
        {lines.map(({ code, name, isOwn }, place) => {
          const { colour, dash } = seriesLook(place)
          return (
            <Line
              key={code}
              dataKey={code}
              name={name}
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={isOwn ? 4 : 2}
              dot={<NumberedDot colour={colour} write={(rank) => number(rank, 1)} />}
              connectNulls={false}
              isAnimationActive={false}
            >
              <LabelList
                dataKey={code}
                content={
                  <LineEnd
                    name={name}
                    lastIndex={editions.length - 1}
                    room={nameWidth - 20}
                    isRightToLeft={isRightToLeft}
                  />
                }
              />
            </Line>
          )
        })}
      </LineChart>
    </ResponsiveContainer>
  )
}
