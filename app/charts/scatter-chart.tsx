import { CartesianGrid, LabelList, ResponsiveContainer, Scatter, ScatterChart as Recharts, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../i18n/use-language'
import { tickLook, tooltipLook } from './axis-looks'
import { roundTicks } from './round-ticks'
import { ScatterNote } from './scatter-note'
import { tellingPoints } from './telling-points'

export interface ScatterPoint {
  code: string
  name: string
  x: number
  y: number
}

export interface ScatterAxis {
  name: string
  /** The points that can be had. */
  most: number
}

interface Props {
  points: readonly ScatterPoint[]
  axes: { x: ScatterAxis; y: ScatterAxis }
  /** The conclusion, for the screen reader. */
  label: string
}

/** Agencies by two scores. The telling ones are named in the drawing, all of them at the point. */
export default function ScatterChart({ points, axes: { x, y }, label }: Props) {
  const { number, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const isNarrow = window.innerWidth < 640
  const [mostX, mostY] = [Math.max(x.most, ...points.map((point) => point.x)), Math.max(y.most, ...points.map((point) => point.y))]
  const telling = tellingPoints(points.map(({ code, ...own }) => ({ code, x: own.x / mostX, y: own.y / mostY })), isNarrow ? 3 : 8)
  const data = points.map((point) => ({ ...point, mark: telling.has(point.code) ? point.name : '' })).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const write = (value: unknown) => number(Number(value), 1)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Recharts margin={{ top: 22, right: 24, bottom: 24, left: 24 }} aria-label={label}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis type="number" dataKey="x" domain={[0, mostX]} ticks={roundTicks(0, mostX, mostX)} reversed={isRightToLeft} tickFormatter={write} tick={tickLook} stroke="var(--line)" label={{ value: x.name, position: 'insideBottom', offset: -14, fill: 'var(--ink)', fontSize: 12 }} />
        <YAxis type="number" dataKey="y" domain={[0, mostY]} ticks={roundTicks(0, mostY, mostY)} orientation={isRightToLeft ? 'right' : 'left'} width={40} tickFormatter={write} tick={tickLook} stroke="var(--line)" label={{ value: y.name, position: 'top', offset: 8, fill: 'var(--ink)', fontSize: 12, textAnchor: 'start', direction: isRightToLeft ? 'rtl' : 'ltr' }} />
        <Tooltip {...tooltipLook} content={<ScatterNote names={{ x: x.name, y: y.name }} write={write} />} cursor={{ stroke: 'var(--quiet)', strokeDasharray: '4 4' }} />
        <Scatter data={data} fill="var(--accent)" fillOpacity={0.55} stroke="var(--accent)" isAnimationActive={false}>
          <LabelList dataKey="mark" position="top" fill="var(--ink)" fontSize={11} />
        </Scatter>
      </Recharts>
    </ResponsiveContainer>
  )
}
