import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { barNameBaseline, isNarrow, nameAxisLook, namedBarSize, tickLook, tooltipLook } from './axis-looks'
import { NameTick } from './name-tick'
import { roundTicks } from './round-ticks'
import { RowNames } from './row-names'
import { RowWords } from './row-words'
import { Hatchings, fillOf, seriesLook } from './series-looks'

interface StackedRow {
  code: string
  name: string
  /** One entry a series. Null where there is none: no part is drawn, and the table says why. */
  parts: readonly (number | null)[]
  /** What stands behind the parts: the whole, in the words of the page. */
  words: string
}

interface Props {
  rows: readonly StackedRow[]
  /** Names of the series; the legend of the frame shows them with `SeriesKey`. */
  series: readonly string[]
  /** The conclusion, for the screen reader. */
  label: string
}

/**
 * What each whole is made of, part after part; parts are told apart by pattern. About 44 pixels a row make a good
 * height.
 */
export default function StackedChart({ rows, series, label }: Props) {
  const { number, language, format } = useLanguage()
  const id = useId()
  const isRightToLeft = language === 'fa'
  const axis = nameAxisLook(isRightToLeft)
  const names = new Map(rows.map(({ code, name, words }) => [code, `${name}: ${words}`]))
  const longest = Math.max(1, ...rows.map(({ parts }) => sumOf(parts)))
  const ticks = roundTicks(0, longest)
  const data = rows.map(({ parts, ...row }) => ({ ...row, ...parts }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 8, right: 14, bottom: 4, left: 14 }}
        barSize={isNarrow() ? namedBarSize : undefined}
        barCategoryGap="30%"
        aria-label={label}
      >
        <Hatchings id={id} count={series.length} />
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          orientation="top"
          domain={[0, longest * (isNarrow() ? 1.2 : 1.12)]}
          ticks={ticks}
          reversed={isRightToLeft}
          tickFormatter={(value) => number(Number(value))}
          tick={tickLook}
          stroke="var(--line)"
        />
        <YAxis
          type="category"
          dataKey="code"
          {...axis}
          tick={
            <NameTick
              isRightToLeft={isRightToLeft}
              width={axis.width}
              write={(code) => rows.find((row) => row.code === code)?.name ?? code}
            />
          }
        />
        <Tooltip
          {...tooltipLook}
          labelFormatter={(code) => names.get(String(code)) ?? ''}
          itemSorter={({ dataKey }) => Number(dataKey)}
          formatter={(value) => format.points(Number(value))}
          cursor={{ fill: 'var(--soft)' }}
        />
        {series.map((name, index) => (
          <Bar
            key={name}
            dataKey={String(index)}
            name={name}
            stackId="all"
            fill={fillOf(id, index)}
            stroke={seriesLook(index).colour}
            isAnimationActive={false}
          />
        ))}
        {isNarrow() ? <RowNames rows={rows} isRightToLeft={isRightToLeft} baseline={barNameBaseline} /> : null}
        <RowWords
          rows={rows.map(({ code, parts, words }) => ({ code, words, end: sumOf(parts) }))}
          isRightToLeft={isRightToLeft}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}

function sumOf(parts: readonly (number | null)[]): number {
  return parts.reduce<number>((all, part) => all + (part ?? 0), 0)
}
