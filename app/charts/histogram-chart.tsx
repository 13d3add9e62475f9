import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, Cell, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { tickLook, tooltipLook } from './axis-looks'
import { OwnMark } from './own-mark'
import { Hatchings, fillOf } from './series-looks'

interface HistogramBin {
  /** From where to where, in the words of the page. */
  name: string
  count: number
  isOwn: boolean
}

interface Props {
  /** The lowest first. */
  bins: readonly HistogramBin[]
  /** What the bars count. */
  unit: string
  /** What stands over the bar that the own agency lies in. */
  ownName: string
  /** The conclusion, for the screen reader. */
  label: string
}

/** Place of the look of the own bar among those of series: hatched. */
const ownLook = 1

/** How many lie in each stretch; the one with the own agency is hatched and named. */
export default function HistogramChart({ bins, unit, ownName, label }: Props) {
  const { number, language } = useLanguage()
  const id = useId()
  const isRightToLeft = language === 'fa'
  const data = bins.map((bin) => ({ ...bin, words: bin.count ? number(bin.count) : '' }))
  const row = bins.find(({ isOwn }) => isOwn)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} margin={{ top: 44, right: 14, bottom: 4, left: 14 }} barCategoryGap={2} aria-label={label}>
        <Hatchings id={id} count={ownLook + 1} />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          reversed={isRightToLeft}
          tick={{ ...tickLook, direction: isRightToLeft ? 'rtl' : 'ltr' }}
          stroke="var(--line)"
          minTickGap={10}
        />
        <YAxis
          orientation={isRightToLeft ? 'right' : 'left'}
          width={32}
          allowDecimals={false}
          tickFormatter={(count) => number(Number(count))}
          tick={tickLook}
          stroke="var(--line)"
        />
        <Tooltip
          {...tooltipLook}
          formatter={(count) => [number(Number(count)), unit]}
          cursor={{ fill: 'var(--soft)' }}
        />
        <Bar dataKey="count" isAnimationActive={false}>
          {data.map(({ name, isOwn }) => (
            <Cell
              key={name}
              fill={isOwn ? fillOf(id, ownLook) : 'var(--accent)'}
              stroke={isOwn ? 'var(--warn)' : 'var(--accent)'}
            />
          ))}
          <LabelList dataKey="words" position="top" fill="var(--ink)" fontSize={12} />
        </Bar>
        {row ? <OwnMark at={row.name} value={row.count} words={ownName} isRightToLeft={isRightToLeft} /> : null}
      </BarChart>
    </ResponsiveContainer>
  )
}
