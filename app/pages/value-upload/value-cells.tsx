import { useLanguage } from '../../page-language/use-language'
import { EmptyState } from '../../ui/notice'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { outcomeLook } from '../upload/outcome-look'
import { KindLinks, RowPages } from '../upload/row-pages'
import type { ValueView } from './value-view.server'

/** Each cell of a file with what becomes of it, or why not. */
export function ValueCells({ view }: { view: ValueView }) {
  const { t } = useLanguage()
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-labelledby="cells">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="cells">{t('upload.values.cellsSection')}</h2>
        <KindLinks {...view} />
      </div>
      {view.cells.length ? (
        <>
          <Table caption={view.name} isTall look="top">
            <Head>
              <ColumnHead>{t('upload.values.cell')}</ColumnHead>
              <ColumnHead>{t('upload.state')}</ColumnHead>
              <ColumnHead>{t('upload.values.agency')}</ColumnHead>
              <ColumnHead>{t('upload.values.metricHead')}</ColumnHead>
              <ColumnHead>{t('upload.values.periodHead')}</ColumnHead>
              <ColumnHead>{t('upload.values.text')}</ColumnHead>
              <ColumnHead>{t('upload.values.value')}</ColumnHead>
            </Head>
            <tbody>
              {view.cells.map((cell) => (
                <CellRow key={cell.address} cell={cell} />
              ))}
            </tbody>
          </Table>
          <RowPages {...view} onPage={view.cells.length} />
        </>
      ) : (
        <EmptyState>{t(view.all ? 'upload.values.noCells' : 'upload.values.noValues')}</EmptyState>
      )}
    </section>
  )
}

type Cell = ValueView['cells'][number]

function CellRow({
  cell: { address, outcome, agency, metric, period: of, text, before, beforeFrom, after, why },
}: {
  cell: Cell
}) {
  const { t, title, period, format } = useLanguage()
  const say = ({ status, value }: NonNullable<Cell['after']>) =>
    status === 'reported' ? format.amount(value) : t(`status.${status}`)
  return (
    <tr>
      <RowHead className="text-quiet">
        <bdi dir="ltr">{address}</bdi>
      </RowHead>
      <td>
        <span className={outcomeLook[outcome]}>{t(`upload.outcome.${outcome}`)}</span>
      </td>
      <td>
        <bdi>{agency}</bdi>
      </td>
      <td>{metric}</td>
      <td>{of ? period(of.from, of.to) : null}</td>
      <td>
        <bdi>{text}</bdi>
      </td>
      <td>
        {before && outcome === 'changed' ? (
          <del className="block text-sm text-quiet">
            <span className="sr-only">{t('upload.was', { value: '' })}</span>
            <bdi>{say(before)}</bdi>
          </del>
        ) : null}
        {beforeFrom && outcome === 'changed' ? (
          <span className="block text-sm text-quiet">{t('upload.values.from', { source: title(beforeFrom) })}</span>
        ) : null}
        {why === null && after ? <bdi>{say(after)}</bdi> : null}
        {why === null ? null : <span className="block max-w-72 text-sm text-bad">{why}</span>}
      </td>
    </tr>
  )
}
