import type { ObservationStatus } from '../../../db/queries/observations'
import { BoxesFrame } from '../../charts/boxes-frame'
import { useLanguage } from '../../page-language/use-language'
import { NodeCode } from '../../figures/node-code'
import type { IndicatorOverview, IndicatorRow } from './indicator-overview'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

/** Which agency has no value of which indicator, and why. */
export function MissingMap({
  gaps,
  rows,
  fileName,
}: {
  gaps: NonNullable<IndicatorOverview['gaps']>
  rows: readonly IndicatorRow[]
  fileName: string
}) {
  const { t, title, number } = useLanguage()
  return (
    <section className="mt-6">
      <h2 id="gaps">{t('indicators.gaps')}</h2>
      <p className="mb-2 text-sm text-quiet">
        {gaps.all
          ? t('indicators.gapsShown', { n: number(gaps.shown.length), all: number(gaps.all) })
          : t('indicators.noGaps')}{' '}
        {t('indicators.gapsKey')}
      </p>
      {gaps.all ? (
        <BoxesFrame title={t('indicators.gaps')} fileName={fileName}>
          <Table labelledBy="gaps" isTall isPinned look="text-sm">
            <Head>
              <ColumnHead>{t('indicators.agency')}</ColumnHead>
              {rows.map((row) => (
                <ColumnHead key={row.code} title={title(row)} className="whitespace-nowrap">
                  <NodeCode code={row.code} />
                </ColumnHead>
              ))}
            </Head>
            <tbody>
              {gaps.shown.map((gap) => (
                <tr key={gap.code} data-agency={gap.code}>
                  <RowHead className="min-w-36 sm:min-w-56">
                    <EditionLink page={`agencies/${gap.code}`}>{title(gap)}</EditionLink>
                  </RowHead>
                  {gap.statuses.map((status, index) => (
                    <Gap key={rows[index]?.code ?? index} node={rows[index]?.code} status={status} />
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </BoxesFrame>
      ) : null}
    </section>
  )
}

const marks = { reported: '●', 'no-data': '○', 'not-applicable': '–' } as const

function Gap({ node, status }: { node: string | undefined; status: ObservationStatus }) {
  const { t } = useLanguage()
  return (
    <td
      data-number="status"
      data-node={node}
      className={`relative text-center ${status === 'reported' ? 'text-accent' : status === 'no-data' ? 'tile-none text-warn' : 'text-quiet'}`}
    >
      <span aria-hidden="true" data-note>
        {marks[status]}
      </span>
      <span className="sr-only">{t(`status.${status}`)}</span>
    </td>
  )
}
