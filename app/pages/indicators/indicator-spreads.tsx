import { MiniHistogram } from '../../charts/mini-histogram'
import { useLanguage } from '../../page-language/use-language'
import type { IndicatorRow } from './indicator-overview'
import { KnownBar } from '../../figures/known-bar'
import { NodeCode } from '../../figures/node-code'
import type { Spread } from '../../workers/indicator-report'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

/** Every indicator with how its points are spread, what is known of it, who leads, and what it weighs. */
export function IndicatorSpreads({ rows, isNamed }: { rows: readonly IndicatorRow[]; isNamed: boolean }) {
  const { t, title } = useLanguage()
  const largest = Math.max(...rows.map(({ nominal, real }) => Math.max(nominal, real ?? 0)), 0)
  return (
    <section className="mt-5">
      <h2 id="spreads">{t('indicators.spreads')}</h2>
      <p className="mb-2 text-sm text-quiet">{t(isNamed ? 'indicators.spreadsHelp' : 'indicators.quartilesHelp')}</p>
      <Table labelledBy="spreads" isPinned look="top">
        <Head>
          <ColumnHead>{t('indicators.indicator')}</ColumnHead>
          <ColumnHead>{t('indicators.spread')}</ColumnHead>
          <ColumnHead>{t('indicators.known')}</ColumnHead>
          {isNamed ? <ColumnHead>{t('indicators.leaders')}</ColumnHead> : null}
          <ColumnHead>{t('indicators.weight')}</ColumnHead>
        </Head>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-node={row.code}>
              <RowHead className="min-w-36 sm:min-w-64">
                <NodeCode code={row.code} />
                {title(row)}
              </RowHead>
              <td>
                <SpreadCell spread={row.spread} points={row.points} />
              </td>
              <td className="text-sm">
                <Known spread={row.spread} />
              </td>
              {isNamed ? (
                <td className="whitespace-nowrap text-sm">
                  {row.spread.counts?.reported === 0 ? '—' : <Leaders leaders={row.spread.leaders} />}
                </td>
              ) : null}
              <td className="text-sm">
                <Weights nominal={row.nominal} real={row.real} largest={largest} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function SpreadCell({
  spread: { bins, quartiles, average, ownBin, counts },
  points,
}: {
  spread: Spread
  points: number
}) {
  const { t, format, language } = useLanguage()
  if (!(points > 0)) return <span className="text-sm text-quiet">{t('indicators.weightless')}</span>
  if (!quartiles)
    return <span className="text-sm text-quiet">{t(counts ? 'indicators.nothing' : 'indicators.tooFew')}</span>
  const words = bins
    ? t('indicators.median', { median: format.share(quartiles.median) })
    : t('indicators.quartiles', {
        low: format.share(quartiles.low),
        median: format.share(quartiles.median),
        high: format.share(quartiles.high),
      })
  return (
    <>
      {bins ? (
        <MiniHistogram
          bins={bins}
          markedBin={ownBin}
          label={ownBin === null ? words : `${words}${t('comma')}${t('indicators.ownMarked')}`}
          isRightToLeft={language === 'fa'}
        />
      ) : null}
      <span
        className={`block text-xs text-quiet ${bins ? 'whitespace-nowrap' : ''}`}
        aria-hidden={bins ? 'true' : undefined}
      >
        {words}
      </span>
      {average === null ? null : (
        <span className="block whitespace-nowrap text-xs" data-number="average">
          {t('indicators.average', { points: format.points(average) })}
        </span>
      )}
    </>
  )
}

function Known({ spread: { counts } }: { spread: Spread }) {
  const { t, format } = useLanguage()
  if (!counts) return <span className="text-quiet">—</span>
  const { reported, noData, notApplicable } = counts
  return (
    <span className="block min-w-32">
      <KnownBar reported={reported} noData={noData} notApplicable={notApplicable} />
      {t('indicators.knownOf', { n: format.count(reported), of: format.count(reported + noData) })}
      {noData ? <span className="block text-warn">{t('indicators.noData', { n: format.count(noData) })}</span> : null}
      {notApplicable ? (
        <span className="block text-quiet">{t('indicators.notApplicable', { n: format.count(notApplicable) })}</span>
      ) : null}
    </span>
  )
}

function Leaders({ leaders }: { leaders: Spread['leaders'] }) {
  const { title, format } = useLanguage()
  return (
    <ol className="grid gap-0.5">
      {leaders.map((leader) => (
        <li key={leader.code} data-agency={leader.code}>
          <EditionLink page={`agencies/${leader.code}`}>{title(leader)}</EditionLink>{' '}
          <bdi className="text-quiet" data-number="points">
            {format.points(leader.score)}
          </bdi>
        </li>
      ))}
    </ol>
  )
}

/** What the model gives above, what the indicator really explains below; the scale ends at the largest of all rows. */
function Weights({ nominal, real, largest }: { nominal: number; real: number | null; largest: number }) {
  const { t, format } = useLanguage()
  const bar = (share: number) => ({ width: `${largest > 0 ? (share / largest) * 100 : 0}%` })
  return (
    <span className="block min-w-32">
      <span className="block">{t('indicators.nominal', { share: format.share(nominal) })}</span>
      <span aria-hidden="true" className="block h-1.5 rounded bg-quiet" style={bar(nominal)} />
      {real === null ? null : (
        <>
          <span className="mt-1 block">{t('indicators.real', { share: format.share(real) })}</span>
          <span aria-hidden="true" className="block h-1.5 rounded bg-accent" style={bar(real)} />
        </>
      )}
    </span>
  )
}
