import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '../page-language/use-language'
import { barNameBaseline, isNarrow, nameAxisLook, tickLook, tooltipLook } from './axis-looks'
import { NameTick } from './name-tick'
import type { RadarAxis } from './radar-chart'
import { RowNames } from './row-names'

interface Props {
  axes: readonly RadarAxis[]
  hasGroup: boolean
  label: string
}

/**
 * What a web shows, as bars: two directions are no web. The own bar is full, the average dashed, the best dotted;
 * without a score there is no bar.
 */
export default function ProfileBarsChart({ axes, hasGroup, label }: Props) {
  const { t, format, language } = useLanguage()
  const isRightToLeft = language === 'fa'
  const axis = nameAxisLook(isRightToLeft)
  const percent = (value: unknown) => format.share(Number(value) / 100)
  const has = (name: 'average' | 'best') => axes.some((axis) => axis[name] !== null)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...axes]}
        layout="vertical"
        margin={{ top: 8, right: 22, bottom: 4, left: 22 }}
        barCategoryGap="30%"
        aria-label={label}
      >
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          domain={[0, 100]}
          ticks={[0, 50, 100]}
          reversed={isRightToLeft}
          tickFormatter={percent}
          tick={tickLook}
          stroke="var(--line)"
        />
        <YAxis
          type="category"
          dataKey="name"
          {...axis}
          tick={<NameTick isRightToLeft={isRightToLeft} width={axis.width} />}
        />
        <Tooltip {...tooltipLook} formatter={percent} cursor={{ fill: 'var(--soft)' }} />
        <Bar dataKey="own" name={t('agency.own')} fill="var(--accent)" barSize={14} isAnimationActive={false} />
        {has('average') ? (
          <Bar
            dataKey="average"
            name={t(hasGroup ? 'agency.average' : 'agency.averageOfAll')}
            fill="none"
            stroke="var(--quiet)"
            strokeDasharray="6 4"
            strokeWidth={1.5}
            barSize={10}
            isAnimationActive={false}
          />
        ) : null}
        {has('best') ? (
          <Bar
            dataKey="best"
            name={t(hasGroup ? 'agency.best' : 'agency.bestOfAll')}
            fill="none"
            stroke="var(--quiet)"
            strokeDasharray="1 4"
            strokeLinecap="round"
            strokeWidth={2}
            barSize={10}
            isAnimationActive={false}
          />
        ) : null}
        {isNarrow() ? (
          <RowNames
            rows={axes.map(({ name }) => ({ code: name, name }))}
            isRightToLeft={isRightToLeft}
            baseline={barNameBaseline}
          />
        ) : null}
      </BarChart>
    </ResponsiveContainer>
  )
}
