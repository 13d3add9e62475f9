import { Bar, BarChart, CartesianGrid, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { isNarrow, nameAxisLook, tickLook, tooltipLook } from './axis-looks'
import { BandGround } from './band-ground'
import { NameTick } from './name-tick'
import { RangeMark, type RankRange } from './range-mark'
import { RowNames } from './row-names'
import { roundTicks } from './round-ticks'
import { tiedBands } from './tied-bands'

interface Props {
  /** In the order of the page. */
  rows: readonly RankRange[]
  /** The conclusion, for the screen reader. */
  label: string
}

/**
 * Each rank as a point on the stretch of ranks that it may be; who can't be told apart stands on one ground. About 40
 * pixels a row make a good height.
 */
export default function RankRangeChart({ rows, label }: Props) {
  const { t, number, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const axis = nameAxisLook(isRightToLeft)
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const lows = rows.map(({ rank, range }) => Math.min(rank, range?.low ?? rank))
  const highs = rows.map(({ rank, range }) => Math.max(rank, range?.high ?? rank))
  const last = Math.max(...highs)
  const ticks = roundTicks(Math.min(...lows), last, last).map((tick) => Math.max(tick, 1))
  const first = Math.min(...ticks, ...lows)
  // What is written behind the last stretch needs room on the axis.
  const room = (last - first) * (isNarrow() ? 0.5 : 0.22) + 1
  const data = rows.map((row) => ({ ...row, stretch: [row.range?.low ?? row.rank, row.range?.high ?? row.rank] }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} layout="vertical" margin={{ top: 8, right: 14, bottom: 4, left: 14 }} aria-label={label}>
        {tiedBands(rows).map((band) => (
          <ReferenceArea key={band.first} y1={band.first} y2={band.last} shape={<BandGround />} />
        ))}
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          orientation="top"
          domain={[first, last + room]}
          ticks={ticks}
          reversed={isRightToLeft}
          tickFormatter={(rank) => number(Number(rank))}
          tick={tickLook}
          stroke="var(--line)"
        />
        <YAxis
          type="category"
          dataKey="code"
          {...axis}
          tick={<NameTick isRightToLeft={isRightToLeft} width={axis.width} write={(code) => names.get(code) ?? code} />}
        />
        <Tooltip
          {...tooltipLook}
          labelFormatter={(code) => names.get(String(code)) ?? ''}
          formatter={(_value, _name, { payload }) => [String(payload?.words ?? ''), t('ranking.rank')]}
          cursor={{ fill: 'var(--soft)' }}
        />
        <Bar dataKey="stretch" isAnimationActive={false} shape={<RangeMark isRightToLeft={isRightToLeft} />} />
        {isNarrow() ? <RowNames rows={rows} isRightToLeft={isRightToLeft} /> : null}
      </BarChart>
    </ResponsiveContainer>
  )
}
