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
  const percent = (value: unknown) => `${number(Number(value), 1)}${isRightToLeft ? '٪' : '%'}`
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} layout="vertical" margin={{ top: 4, right: 16, bottom: 4, left: 16 }} barGap={2} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis type="number" domain={[0, 100]} ticks={[0, 25, 50, 75, 100]} reversed={isRightToLeft} tickFormatter={percent} tick={{ fill: 'var(--quiet)', fontSize: 12 }} stroke="var(--line)" />
        <YAxis type="category" dataKey="name" width={230} orientation={isRightToLeft ? 'right' : 'left'} tick={<NameTick isRightToLeft={isRightToLeft} />} stroke="var(--line)" interval={0} />
        <Tooltip formatter={percent} contentStyle={{ background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 }} cursor={{ fill: 'var(--soft)' }} />
        <Bar dataKey="own" name={t('agency.own')} fill="var(--accent)" radius={3} isAnimationActive={false} />
        <Bar dataKey="median" name={t('agency.median')} fill="var(--quiet)" fillOpacity={0.45} radius={3} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}

/** A name on one or two lines. */
function NameTick({ x = 0, y = 0, payload, isRightToLeft }: { x?: number; y?: number; payload?: { value: string }; isRightToLeft: boolean }) {
  const lines = breakInTwo(payload?.value ?? '', 30)
  return (
    <text x={x} y={y} direction={isRightToLeft ? 'rtl' : 'ltr'} textAnchor={isRightToLeft ? 'start' : 'end'} fill="var(--ink)" fontSize={12.5}>
      {lines.map((line, place) => (
        <tspan key={line} x={isRightToLeft ? x + 214 : x} dy={place === 0 ? (lines.length === 1 ? 4 : -4) : 16}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function breakInTwo(text: string, longest: number): string[] {
  if (text.length <= longest) return [text]
  const middle = text.lastIndexOf(' ', Math.max(Math.ceil(text.length / 2) + 3, 1))
  return middle > 0 ? [text.slice(0, middle), text.slice(middle + 1)] : [text]
}
