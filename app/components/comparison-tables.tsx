import { Link, useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Comparison } from '../views/comparison.server'
import type { GlossaryId } from '../views/glossary.server'
import { useLanguage } from '../i18n/use-language'
import { RankInterval } from './rank-notes'
import { ScoreCell, heatOf } from './score-cell'
import { Explained, Help } from './help'

/** What each agency reached, one column an agency. */
export function ComparisonTable({
  comparison: { rows, dimensions, context },
  decimals,
}: {
  comparison: Comparison
  decimals: number
}) {
  const { t, title, number, percent } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll mt-5" tabIndex={0} role="region" aria-label={t('compare.scores')}>
      <table className="table pinned">
        <caption className="sr-only">{t('compare.scores')}</caption>
        <thead>
          <tr>
            <td className="bg-soft" />
            {rows.map((row) => (
              <th key={row.code} scope="col" className="min-w-32">
                <Link to={`/${lang}/${festival}/${edition}/agencies/${row.code}`}>{title(row)}</Link>
                <Link
                  className="block font-normal"
                  to={`?${new URLSearchParams(rows.filter((own) => own !== row).map((own) => ['with', own.code]))}`}
                >
                  {t('compare.remove')}
                  <span className="sr-only"> {title(row)}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line
            help="rank"
            label={t('ranking.rank')}
            cells={rows.map((row) =>
              row.overall ? (
                <strong key={row.code}>
                  {t('ranking.of', { rank: number(row.overall.rank, 1), of: number(row.overall.of) })}
                </strong>
              ) : (
                t('ranking.unranked')
              ),
            )}
          />
          <Line
            help="interval"
            label={t('ranking.interval')}
            cells={rows.map((row) => (
              <RankInterval
                key={row.code}
                interval={context.intervals[row.code]}
                of={row.overall?.of ?? 0}
                rank={row.overall?.rank}
              />
            ))}
          />
          <Line
            help="group"
            label={t('ranking.group')}
            cells={rows.map((row) => (row.group ? title(row.group) : '—'))}
          />
          <Line
            help="score"
            label={t('ranking.total')}
            cells={rows.map((row) =>
              row.total === null ? (
                t(`state.${row.state}`)
              ) : (
                <strong key={row.code}>{number(row.total, decimals, true)}</strong>
              ),
            )}
          />
          {dimensions.map((dimension) => (
            <tr key={dimension.code}>
              <th scope="row">
                {title(dimension)}{' '}
                <span className="text-sm font-normal text-quiet">
                  {t('ranking.points', { n: number(dimension.points, 1) })}
                </span>
              </th>
              {rows.map((row) => (
                <td key={row.code} className={`number ${heatOf(row.nodes[dimension.code], dimension.points)}`}>
                  <ScoreCell cell={row.nodes[dimension.code]} />
                </td>
              ))}
            </tr>
          ))}
          <Line help="coverage" label={t('ranking.coverage')} cells={rows.map((row) => percent(row.coverage))} />
        </tbody>
      </table>
    </div>
  )
}

function Line({ label, help, cells }: { label: string; help: GlossaryId; cells: readonly ReactNode[] }) {
  return (
    <tr>
      <th scope="row">
        <Explained of={help} label={label} />
      </th>
      {cells.map((cell, place) => (
        <td key={place} className="number whitespace-normal">
          {cell}
        </td>
      ))}
    </tr>
  )
}

/** How often the agency of a row is ahead of that of a column. */
export function ChanceTable({ comparison: { rows, chances } }: { comparison: Comparison }) {
  const { t, title, percent } = useLanguage()
  if (!rows.some((row) => Object.values(chances[row.code] ?? {}).some((chance) => chance !== null))) return null
  return (
    <section className="mt-6">
      <div className="flex items-center gap-1">
        <h2 id="chances">{t('compare.chances')}</h2>
        <Help of="chance" label={t('compare.chances')} />
      </div>
      <p className="mb-2 text-sm text-quiet">{t('compare.chancesHelp')}</p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="chances">
        <table className="table pinned">
          <thead>
            <tr>
              <th scope="col">{t('compare.ahead')}</th>
              {rows.map((row) => (
                <th key={row.code} scope="col" className="min-w-32">
                  {title(row)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row" className="min-w-32">
                  {title(row)}
                </th>
                {rows.map((rival) => {
                  const chance = chances[row.code]?.[rival.code] ?? null
                  return (
                    <td key={rival.code} className="number">
                      {chance === null ? '—' : percent(chance, 1)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
