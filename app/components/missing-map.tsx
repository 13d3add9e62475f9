import { Link, useParams } from '@remix-run/react'
import type { ObservationStatus } from '../../db/queries/observations'
import { BoxesFrame } from '../charts/boxes-frame'
import { useLanguage } from '../i18n/use-language'
import { NodeCode } from './node-code'
import type { IndicatorOverview, IndicatorRow } from '../views/indicator-overview'

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
  const { lang, festival, edition } = useParams()
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
          <div className="scroll tall" tabIndex={0} role="region" aria-labelledby="gaps">
            <table className="table pinned text-sm">
              <thead>
                <tr>
                  <th scope="col">{t('indicators.agency')}</th>
                  {rows.map((row) => (
                    <th key={row.code} scope="col" title={title(row)} className="whitespace-nowrap">
                      <NodeCode code={row.code} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {gaps.shown.map((gap) => (
                  <tr key={gap.code}>
                    <th scope="row" className="min-w-36 sm:min-w-56">
                      <Link to={`/${lang}/${festival}/${edition}/agencies/${gap.code}`}>{title(gap)}</Link>
                    </th>
                    {gap.statuses.map((status, place) => (
                      <Gap key={rows[place]?.code ?? place} status={status} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </BoxesFrame>
      ) : null}
    </section>
  )
}

const marks = { reported: '●', 'no-data': '○', 'not-applicable': '–' } as const

function Gap({ status }: { status: ObservationStatus }) {
  const { t } = useLanguage()
  return (
    <td
      className={`relative text-center ${status === 'reported' ? 'text-accent' : status === 'no-data' ? 'tile-none text-warn' : 'text-quiet'}`}
    >
      <span aria-hidden="true">{marks[status]}</span>
      <span className="sr-only">{t(`status.${status}`)}</span>
    </td>
  )
}
