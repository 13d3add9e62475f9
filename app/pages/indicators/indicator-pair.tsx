import { Form, useParams, useSearchParams } from '@remix-run/react'
import { ChartFrame } from '../../charts/chart-frame'
import { ScatterChart } from '../../charts/charts'
import { useLanguage } from '../../page-language/use-language'
import type { IndicatorScatter, ScatterAxisChoice } from './indicator-scatter'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'
import { EditionLink } from '../../ui/edition-link'
import { SelectField } from '../../ui/field'
import { Button } from '../../ui/button'

/** Two scores against each other, agency by agency, as the viewer chooses. */
export function IndicatorPair({
  scatter: { x, y, choices, points, all, without, correlation },
}: {
  scatter: IndicatorScatter
}) {
  const { t, title, number, format } = useLanguage()
  const { edition } = useParams()
  const named = points.map((point) => ({ code: point.code, name: title(point), x: point.x, y: point.y }))
  const [first] = named.toSorted((a, b) => b.x / x.points + b.y / y.points - (a.x / x.points + a.y / y.points))
  const parts = [
    t('pair.count', { n: number(all) }),
    correlation === null ? '' : t('pair.correlation', { r: format.correlation(correlation) }),
    first ? t('pair.first', { name: first.name, x: format.points(first.x), y: format.points(first.y) }) : '',
    without ? t('pair.without', { n: number(without) }) : '',
    points.length < all ? t('pair.cut', { n: number(points.length) }) : '',
  ]
  const conclusion = parts.filter(Boolean).join(' ')
  const [nameX, nameY] = [x, y].map((choice) => (choice.code === choices[0]?.code ? t('pair.whole') : title(choice)))
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
          <EmptyState>{conclusion}</EmptyState>
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
      <Button>{t('pair.show')}</Button>
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
    <SelectField
      label={<span className="text-quiet">{label}</span>}
      className="min-w-0 text-sm"
      name={name}
      defaultValue={chosen.code}
    >
      {choices.map((choice, index) => (
        <option key={choice.code} value={choice.code}>
          {index === 0 ? t('pair.whole') : title(choice)}
        </option>
      ))}
    </SelectField>
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
  const { t, format } = useLanguage()
  return (
    <Table label={label} isTall className="mt-2">
      <Head>
        <ColumnHead>{t('indicators.agency')}</ColumnHead>
        <ColumnHead>{x}</ColumnHead>
        <ColumnHead>{y}</ColumnHead>
      </Head>
      <tbody>
        {points.map((point) => (
          <tr key={point.code}>
            <RowHead>
              <EditionLink page={`agencies/${point.code}`}>{point.name}</EditionLink>
            </RowHead>
            <NumberCell>{format.points(point.x)}</NumberCell>
            <NumberCell>{format.points(point.y)}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
