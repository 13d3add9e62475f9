import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatUnit } from '../format/unit'
import { useLanguage } from '../i18n/use-language'

export interface MonthPoint {
  /** ISO day. */
  periodFrom: string
  /** Null where there is none: the line has a gap, it does not fall to zero. */
  value: number | null
}

export default function MonthlyChart({ data, unit, label }: { data: MonthPoint[]; unit: string | null; label: string }) {
  const { language, month, monthShort } = useLanguage()
  const isRightToLeft = language === 'fa'
  const firstOfYear = data.find((point, place) => place > 0 && monthShort(point.periodFrom) === monthShort(data[0]?.periodFrom ?? ''))
  const write = (value: unknown) => formatUnit(Number(value), unit, language)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={{ top: 10, right: 16, bottom: 4, left: 16 }} aria-label={label}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="periodFrom" reversed={isRightToLeft} tickFormatter={monthShort} tick={{ fill: 'var(--quiet)', fontSize: 11 }} stroke="var(--line)" minTickGap={2} />
        <YAxis orientation={isRightToLeft ? 'right' : 'left'} tickFormatter={write} width={92} tick={{ fill: 'var(--quiet)', fontSize: 11 }} stroke="var(--line)" domain={[0, 'auto']} />
        <Tooltip labelFormatter={(label) => month(String(label))} formatter={write} contentStyle={{ background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: 8 }} />
        {firstOfYear ? <ReferenceLine x={firstOfYear.periodFrom} stroke="var(--quiet)" strokeDasharray="4 4" /> : null}
        <Line dataKey="value" stroke="var(--accent)" strokeWidth={2.5} dot={{ r: 3 }} connectNulls={false} isAnimationActive={false} />
      </LineChart>
    </ResponsiveContainer>
  )
}
