import {
  PolarAngleAxis,
  PolarGrid,
  PolarRadiusAxis,
  Radar,
  RadarChart as Recharts,
  ResponsiveContainer,
  Tooltip,
} from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { isNarrow, tickLook, tooltipLook } from './axis-looks'
import { breakLines } from './name-tick'

/** One direction of the web, in percent of the points that can be had there. Null: no score. */
export interface RadarAxis {
  name: string
  own: number | null
  average: number | null
  best: number | null
}

/**
 * The own area is filled, the average dashed, the best dotted: told apart without colour. On a phone the axes have
 * numbers for names.
 */
export default function RadarChart({
  axes,
  hasGroup,
  label,
}: {
  axes: readonly RadarAxis[]
  hasGroup: boolean
  label: string
}) {
  const { t, format, language } = useLanguage()
  const hasNumbers = isNarrow()
  // Drawn at the middle, no data would look like zero: such a direction is left out, and the table says why.
  const known = axes.filter((axis) => axis.own !== null)
  const numberOf = (axis: RadarAxis | undefined) => axes.findIndex((item) => item === axis)
  const percent = (value: unknown) => format.share(Number(value) / 100)
  const has = (name: 'average' | 'best') => axes.some((axis) => axis[name] !== null)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Recharts data={known} outerRadius={hasNumbers ? '78%' : '66%'} aria-label={label}>
        <PolarGrid stroke="var(--line)" />
        <PolarAngleAxis
          dataKey="name"
          tick={
            <AxisName
              write={hasNumbers ? (index) => format.count(numberOf(known[index]) + 1) : null}
              direction={language === 'fa' ? 'rtl' : 'ltr'}
            />
          }
        />
        <PolarRadiusAxis
          domain={[0, 100]}
          ticks={[0, 50, 100]}
          angle={90 - 180 / Math.max(known.length, 1)}
          tickFormatter={percent}
          tick={tickLook}
          axisLine={false}
        />
        {has('best') ? (
          <Radar
            dataKey="best"
            name={t(hasGroup ? 'agency.best' : 'agency.bestOfAll')}
            stroke="var(--quiet)"
            strokeDasharray="1 4"
            strokeLinecap="round"
            strokeWidth={2}
            fill="none"
            isAnimationActive={false}
          />
        ) : null}
        {has('average') ? (
          <Radar
            dataKey="average"
            name={t(hasGroup ? 'agency.average' : 'agency.averageOfAll')}
            stroke="var(--quiet)"
            strokeDasharray="6 4"
            strokeWidth={1.5}
            fill="none"
            isAnimationActive={false}
          />
        ) : null}
        <Radar
          dataKey="own"
          name={t('agency.own')}
          stroke="var(--accent)"
          strokeWidth={2.5}
          fill="var(--accent)"
          fillOpacity={0.16}
          dot={{ r: 3, fill: 'var(--accent)', fillOpacity: 1 }}
          isAnimationActive={false}
        />
        <Tooltip {...tooltipLook} formatter={percent} />
      </Recharts>
    </ResponsiveContainer>
  )
}

interface AxisNameProps {
  x?: number
  y?: number
  cx?: number
  cy?: number
  index?: number
  payload?: { value: string }
  /** Where there is no room for names: what stands for the name of each place. */
  write: ((index: number) => string) | null
  direction: 'rtl' | 'ltr'
}

/** Texts lean away from the middle. Which end of a text is its start depends on the direction it is read in. */
function AxisName({ x = 0, y = 0, cx = 0, cy = 0, index = 0, payload, write, direction }: AxisNameProps) {
  const lines = write ? [write(index)] : breakLines(payload?.value ?? '', 18)
  const isRight = x > cx + 4
  const isLeft = x < cx - 4
  const outward = isRight === (direction === 'ltr') ? 'start' : 'end'
  const first = isRight || isLeft ? 4 - 7 * (lines.length - 1) : y < cy ? -4 - 15 * (lines.length - 1) : 14
  return (
    <text
      x={x}
      y={y}
      direction={direction}
      textAnchor={isRight || isLeft ? outward : 'middle'}
      fill="var(--ink)"
      fontSize={12}
    >
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? first : 15}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
