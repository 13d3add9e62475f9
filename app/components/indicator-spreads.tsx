import { Link, useParams } from '@remix-run/react'
import { MiniHistogram } from '../charts/mini-histogram'
import { useLanguage } from '../i18n/use-language'
import type { IndicatorRow } from '../views/indicator-overview'
import { KnownBar } from './known-bar'
import { NodeCode } from './node-code'
import type { Spread } from '../views/indicator-report'

/** Every indicator with how its points are spread, what is known of it, who leads, and what it weighs. */
export function IndicatorSpreads({ rows, isNamed }: { rows: readonly IndicatorRow[]; isNamed: boolean }) {
  const { t, title } = useLanguage()
  return (
    <section className="mt-5">
      <h2 id="spreads">{t('indicators.spreads')}</h2>
      <p className="mb-2 text-sm text-quiet">{t('indicators.spreadsHelp')}</p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="spreads">
        <table className="table pinned top">
          <thead>
            <tr>
              <th scope="col">{t('indicators.indicator')}</th>
              <th scope="col">{t('indicators.spread')}</th>
              <th scope="col">{t('indicators.known')}</th>
              {isNamed ? <th scope="col">{t('indicators.leaders')}</th> : null}
              <th scope="col">{t('indicators.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row" className="min-w-36 sm:min-w-64">
                  <NodeCode code={row.code} />
                  {title(row)}
                </th>
                <td>
                  <SpreadCell spread={row.spread} />
                </td>
                <td className="text-sm">
                  <Known spread={row.spread} />
                </td>
                {isNamed ? (
                  <td className="whitespace-nowrap text-sm">
                    <Leaders leaders={row.spread.leaders} />
                  </td>
                ) : null}
                <td className="text-sm">
                  <Weights nominal={row.nominal} real={row.real} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SpreadCell({ spread: { bins, median, ownBin } }: { spread: Spread }) {
  const { t, percent, language } = useLanguage()
  if (!bins || median === null)
    return <span className="text-sm text-quiet">{t(bins ? 'indicators.nothing' : 'indicators.tooFew')}</span>
  const words = t('indicators.median', { median: percent(median) })
  return (
    <>
      <MiniHistogram
        bins={bins}
        markedBin={ownBin}
        label={ownBin === null ? words : `${words}${t('comma')}${t('indicators.ownMarked')}`}
        isRightToLeft={language === 'fa'}
      />
      <span className="block whitespace-nowrap text-xs text-quiet" aria-hidden="true">
        {words}
      </span>
    </>
  )
}

function Known({ spread: { agencies, reported, noData, notApplicable } }: { spread: Spread }) {
  const { t, number } = useLanguage()
  return (
    <span className="block min-w-32">
      <KnownBar reported={reported} noData={noData} notApplicable={notApplicable} />
      {t('indicators.knownOf', { n: number(reported), of: number(agencies) })}
      {noData ? <span className="block text-warn">{t('indicators.noData', { n: number(noData) })}</span> : null}
      {notApplicable ? (
        <span className="block text-quiet">{t('indicators.notApplicable', { n: number(notApplicable) })}</span>
      ) : null}
    </span>
  )
}

function Leaders({ leaders }: { leaders: Spread['leaders'] }) {
  const { title, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <ol className="grid gap-0.5">
      {leaders.map((leader) => (
        <li key={leader.code}>
          <Link to={`/${lang}/${festival}/${edition}/agencies/${leader.code}`}>{title(leader)}</Link>{' '}
          <bdi className="text-quiet">{number(leader.score, 1, true)}</bdi>
        </li>
      ))}
    </ol>
  )
}

/** What the model gives above, what the indicator really explains below, on one scale. */
function Weights({ nominal, real }: { nominal: number; real: number | null }) {
  const { t, percent } = useLanguage()
  const bar = (share: number) => ({ width: `${Math.min(share * 400, 100)}%` })
  return (
    <span className="block min-w-32">
      <span className="block">{t('indicators.nominal', { share: percent(nominal, 1) })}</span>
      <span aria-hidden="true" className="block h-1.5 rounded bg-quiet" style={bar(nominal)} />
      {real === null ? null : (
        <>
          <span className="mt-1 block">{t('indicators.real', { share: percent(real, 1) })}</span>
          <span aria-hidden="true" className="block h-1.5 rounded bg-accent" style={bar(real)} />
        </>
      )}
    </span>
  )
}
