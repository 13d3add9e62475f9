import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../i18n/use-language'

export interface DimensionBar {
  name: string
  /** Percent of the dimension's points; null: no score. */
  own: number | null
  median: number | null
}

/** Bars lie, so that long names can be read; they grow from the side where the language begins. The legend is the page's. */
export default function DimensionChart({ data }: { data: DimensionBar[] }) {
  const { t, number, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const nameWidth = window.innerWidth < 640 ? 130 : 230
  const percent = (value: unknown) => `${number(Number(value), 1)}${isRightToLeft ? '٪' : '%'}`
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} layout="vertical" margin={{ top: 4, right: 16, bottom: 4, left: 16 }} barCategoryGap="22%" barGap={2} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis type="number" domain={[0, 100]} ticks={[0, 25, 50, 75, 100]} reversed={isRightToLeft} tickFormatter={percent} tick={{ fill: 'var(--quiet)', fontSize: 12 }} stroke="var(--line)" />
        <YAxis type="category" dataKey="name" width={nameWidth} orientation={isRightToLeft ? 'right' : 'left'} tick={<NameTick isRightToLeft={isRightToLeft} width={nameWidth} />} stroke="var(--line)" interval={0} />
        <Tooltip formatter={percent} contentStyle={{ background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 }} cursor={{ fill: 'var(--soft)' }} />
        <Bar dataKey="own" name={t('agency.own')} fill="var(--accent)" radius={3} isAnimationActive={false} />
        <Bar dataKey="median" name={t('agency.median')} fill="var(--quiet)" fillOpacity={0.45} radius={3} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}

/** A name on as many lines as it needs. */
function NameTick({ x = 0, y = 0, payload, isRightToLeft, width }: { x?: number; y?: number; payload?: { value: string }; isRightToLeft: boolean; width: number }) {
  const lines = breakLines(payload?.value ?? '', Math.floor(width / lettersWidth))
  return (
    <text x={x} y={y} direction={isRightToLeft ? 'rtl' : 'ltr'} textAnchor={isRightToLeft ? 'start' : 'end'} fill="var(--ink)" fontSize={12.5}>
      {lines.map((line, place) => (
        <tspan key={line} x={isRightToLeft ? x + width - 16 : x} dy={place === 0 ? 4 - 8 * (lines.length - 1) : 16}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Pixels that a letter of the axis takes, at most. */
const lettersWidth = 7

function breakLines(text: string, longest: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
