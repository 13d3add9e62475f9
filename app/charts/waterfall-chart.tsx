import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  DefaultZIndexes,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { barNameBaseline, isNarrow, nameAxisLook, namedBarSize, tickLook, tooltipLook } from './axis-looks'
import { BesideBar } from './beside-bar'
import { NameTick } from './name-tick'
import { RowNames } from './row-names'
import { roundTicks } from './round-ticks'

interface WaterfallBar {
  name: string
  points: number
  from: number
  to: number
}

interface Props {
  bars: readonly WaterfallBar[]
  reference: number
  total: number
  /** The best score that there is. */
  most: number
  decimals: number
  label: string
}

const underBars = DefaultZIndexes.bar - 1

/**
 * Each bar begins where the one above it ended; the dashed line is where the way begins, the full one where it ends.
 * Losses are hatched.
 */
export default function WaterfallChart({ bars, reference, total, most, decimals, label }: Props) {
  const { t, number, format, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const axis = nameAxisLook(isRightToLeft)
  const data = bars.map((bar) => ({
    name: bar.name,
    range: [bar.from, bar.to],
    points: bar.points,
    words: format.difference(bar.points, decimals),
  }))
  const ends = bars.flatMap(({ from, to }) => [from, to]).concat(reference, total)
  const room = (Math.max(...ends) - Math.min(...ends)) * 0.15 || 1
  // Bonuses go beyond the scale of the model.
  const ticks = roundTicks(Math.min(...ends) - room, Math.max(...ends), Math.max(most, ...ends))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 8, right: 14, bottom: 4, left: 14 }}
        barSize={isNarrow() ? namedBarSize : undefined}
        barCategoryGap="28%"
        aria-label={label}
      >
        <defs>
          <pattern id="loss" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--warn-soft)" />
            <rect width="2.5" height="6" fill="var(--warn)" />
          </pattern>
        </defs>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          domain={[Math.min(...ticks), Math.max(...ticks, ...ends)]}
          ticks={ticks}
          reversed={isRightToLeft}
          tickFormatter={(value) => number(Number(value))}
          tick={tickLook}
          stroke="var(--line)"
        />
        <YAxis
          type="category"
          dataKey="name"
          {...axis}
          tick={<NameTick isRightToLeft={isRightToLeft} width={axis.width} />}
        />
        <Tooltip
          {...tooltipLook}
          formatter={(_value, _name, { payload }) => [String(payload?.words ?? ''), t('agency.points')]}
          cursor={{ fill: 'var(--soft)' }}
        />
        <ReferenceLine zIndex={underBars} x={reference} stroke="var(--quiet)" strokeWidth={1.5} strokeDasharray="5 4" />
        <ReferenceLine zIndex={underBars} x={total} stroke="var(--accent)" strokeWidth={2} />
        <Bar dataKey="range" isAnimationActive={false} minPointSize={2}>
          {data.map(({ name, points }) => (
            <Cell
              key={name}
              fill={points < 0 ? 'url(#loss)' : 'var(--accent)'}
              stroke={points < 0 ? 'var(--warn)' : 'var(--accent)'}
            />
          ))}
          <LabelList dataKey="words" content={<BarWords isRightToLeft={isRightToLeft} />} />
        </Bar>
        {isNarrow() ? (
          <RowNames
            rows={bars.map(({ name }) => ({ code: name, name }))}
            isRightToLeft={isRightToLeft}
            baseline={barNameBaseline}
          />
        ) : null}
      </BarChart>
    </ResponsiveContainer>
  )
}

interface BarWordsProps {
  /** What Recharts says of the bar. */
  x?: number | string
  y?: number | string
  width?: number | string
  height?: number | string
  value?: unknown
  isRightToLeft: boolean
}

function BarWords({ x = 0, y = 0, width = 0, height = 0, value, isRightToLeft }: BarWordsProps) {
  return (
    <BesideBar
      from={Number(x)}
      to={Number(x) + Number(width)}
      y={Number(y) + Number(height) / 2}
      words={String(value ?? '')}
      isRightToLeft={isRightToLeft}
      side={isRightToLeft ? 'left' : 'right'}
    />
  )
}
