import { Form, Link, useParams, useSearchParams } from '@remix-run/react'
import { ChartFrame } from '../charts/chart-frame'
import { ScatterChart } from '../charts/charts'
import { useLanguage } from '../i18n/use-language'
import type { IndicatorScatter, ScatterAxisChoice } from '../views/indicator-scatter'

/** Two scores against each other, agency by agency, as the viewer chooses. */
export function IndicatorPair({
  scatter: { x, y, choices, points, all, without, correlation },
}: {
  scatter: IndicatorScatter
}) {
  const { t, title, number } = useLanguage()
  const { edition } = useParams()
  const named = points.map((point) => ({ code: point.code, name: title(point), x: point.x, y: point.y }))
  const [first] = named.toSorted((a, b) => b.x / x.points + b.y / y.points - (a.x / x.points + a.y / y.points))
  const parts = [
    t('pair.count', { n: number(all) }),
    correlation === null ? '' : t('pair.correlation', { r: number(correlation, 2, true) }),
    first ? t('pair.first', { name: first.name, x: number(first.x, 1), y: number(first.y, 1) }) : '',
    without ? t('pair.without', { n: number(without) }) : '',
    points.length < all ? t('pair.cut', { n: number(points.length) }) : '',
  ]
  const conclusion = parts.filter(Boolean).join(' ')
  const [nameX, nameY] = [x, y].map((own) => (own.code === choices[0]?.code ? t('pair.whole') : title(own)))
  const heading = t('pair.title', { x: nameX, y: nameY })
  return (
    <section className="mt-6" aria-labelledby="pair">
      <h2 id="pair">{t('pair.heading')}</h2>
      <AxisForm x={x} y={y} choices={choices} />
      <div className="mt-3">
        {named.length ? (
          <ChartFrame
            title={heading}
            conclusion={conclusion}
            height={440}
            fileName={`${edition}-${x.code}-${y.code}`}
            table={<PairTable points={named} x={nameX ?? ''} y={nameY ?? ''} label={heading} />}
          >
            <ScatterChart
              points={named}
              axes={{ x: { name: nameX ?? '', most: x.points }, y: { name: nameY ?? '', most: y.points } }}
              label={conclusion}
            />
          </ChartFrame>
        ) : (
          <p className="sheet">{conclusion}</p>
        )}
      </div>
    </section>
  )
}

/** A plain form: it keeps whose numbers the page shows, and works without JavaScript. */
function AxisForm({ x, y, choices }: Pick<IndicatorScatter, 'x' | 'y' | 'choices'>) {
  const { t } = useLanguage()
  const [search] = useSearchParams()
  const kept = ['run', 'group'].flatMap((name) => (search.has(name) ? [[name, search.get(name) ?? '']] : []))
  return (
    <Form
      method="get"
      preventScrollReset
      key={search.toString()}
      className="no-print mt-2 flex flex-wrap items-end gap-3"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AxisChoice name="x" label={t('pair.across')} chosen={x} choices={choices} />
      <AxisChoice name="y" label={t('pair.up')} chosen={y} choices={choices} />
      <button className="button" type="submit">
        {t('pair.show')}
      </button>
    </Form>
  )
}

function AxisChoice({
  name,
  label,
  chosen,
  choices,
}: {
  name: string
  label: string
  chosen: ScatterAxisChoice
  choices: readonly ScatterAxisChoice[]
}) {
  const { t, title } = useLanguage()
  return (
    <label className="grid min-w-0 gap-1 text-sm">
      <span className="text-quiet">{label}</span>
      <select className="field" name={name} defaultValue={chosen.code}>
        {choices.map((own, place) => (
          <option key={own.code} value={own.code}>
            {place === 0 ? t('pair.whole') : title(own)}
          </option>
        ))}
      </select>
    </label>
  )
}

function PairTable({
  points,
  x,
  y,
  label,
}: {
  points: readonly { code: string; name: string; x: number; y: number }[]
  x: string
  y: string
  label: string
}) {
  const { t, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll tall mt-2" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('indicators.agency')}</th>
            <th scope="col">{x}</th>
            <th scope="col">{y}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.code}>
              <th scope="row">
                <Link to={`/${lang}/${festival}/${edition}/agencies/${point.code}`}>{point.name}</Link>
              </th>
              <td className="number">{number(point.x, 1, true)}</td>
              <td className="number">{number(point.y, 1, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
