import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Comparison } from './comparison.server'
import type { GlossaryId } from '../../glossary/glossary.server'
import { useLanguage } from '../../page-language/use-language'
import { RankInterval } from '../../figures/rank-notes'
import { RankAmong } from '../../figures/rank-among'
import { ScoreCell, heatOf } from '../../figures/score-cell'
import { CoverageCell, TotalCell } from '../../figures/total-cell'
import { Explained, Help } from '../../glossary/help'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

/** What each agency reached, one column an agency. */
export function ComparisonTable({
  comparison: { rows, dimensions, context },
  decimals,
}: {
  comparison: Comparison
  decimals: number
}) {
  const { t, title, format } = useLanguage()
  const codes = rows.map(({ code }) => code)
  return (
    <Table caption={t('compare.scores')} className="mt-5" isPinned>
      <Head>
        <td className="bg-soft" />
        {rows.map((row) => (
          <ColumnHead key={row.code} className="min-w-32">
            <EditionLink page={`agencies/${row.code}`}>{title(row)}</EditionLink>
            <Link
              className="block font-normal"
              to={`?${new URLSearchParams(rows.filter((item) => item !== row).map((row) => ['with', row.code]))}`}
            >
              {t('compare.remove')}
              <span className="sr-only"> {title(row)}</span>
            </Link>
          </ColumnHead>
        ))}
      </Head>
      <tbody>
        <Line
          help="rank"
          number="rank-of"
          agencies={codes}
          label={t('ranking.rank')}
          cells={rows.map((row) =>
            row.overall ? <RankAmong key={row.code} cell={row.overall} /> : t('ranking.unranked'),
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
        <Line help="group" label={t('ranking.group')} cells={rows.map((row) => (row.group ? title(row.group) : '—'))} />
        <Line
          help="score"
          number="total"
          agencies={codes}
          label={t('ranking.total')}
          cells={rows.map((row) => (
            <TotalCell key={row.code} row={row} decimals={decimals} />
          ))}
        />
        {dimensions.map((dimension) => (
          <tr key={dimension.code}>
            <RowHead>
              {title(dimension)}{' '}
              <span className="text-sm font-normal text-quiet">
                {t('ranking.points', { n: format.points(dimension.points) })}
              </span>
            </RowHead>
            {rows.map((row) => (
              <NumberCell
                key={row.code}
                className={heatOf(row.nodes[dimension.code], dimension.points)}
                data-number="points"
                data-agency={row.code}
                data-node={dimension.code}
              >
                <ScoreCell cell={row.nodes[dimension.code]} />
              </NumberCell>
            ))}
          </tr>
        ))}
        <Line
          help="coverage"
          number="coverage"
          agencies={codes}
          label={t('ranking.coverage')}
          cells={rows.map((row) => (
            <CoverageCell key={row.code} row={row} />
          ))}
        />
      </tbody>
    </Table>
  )
}

function Line({
  label,
  help,
  cells,
  number,
  agencies = [],
}: {
  label: string
  help: GlossaryId
  cells: readonly ReactNode[]
  /** Of what kind the cells are, and of which agencies. */
  number?: string
  agencies?: readonly string[]
}) {
  return (
    <tr>
      <RowHead>
        <Explained of={help} label={label} />
      </RowHead>
      {cells.map((cell, index) => (
        <NumberCell className="whitespace-normal" key={index} data-number={number} data-agency={agencies[index]}>
          {cell}
        </NumberCell>
      ))}
    </tr>
  )
}

/** How often the agency of a row is ahead of that of a column. */
export function ChanceTable({ comparison: { rows, chances } }: { comparison: Comparison }) {
  const { t, title, format } = useLanguage()
  if (!rows.some((row) => Object.values(chances[row.code] ?? {}).some((chance) => chance !== null))) return null
  return (
    <section className="mt-6">
      <div className="flex items-center gap-1">
        <h2 id="chances">{t('compare.chances')}</h2>
        <Help of="chance" label={t('compare.chances')} />
      </div>
      <p className="mb-2 text-sm text-quiet">{t('compare.chancesHelp')}</p>
      <Table labelledBy="chances" isPinned>
        <Head>
          <ColumnHead>{t('compare.ahead')}</ColumnHead>
          {rows.map((row) => (
            <ColumnHead key={row.code} className="min-w-32">
              {title(row)}
            </ColumnHead>
          ))}
        </Head>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <RowHead className="min-w-32">{title(row)}</RowHead>
              {rows.map((rival) => {
                const chance = chances[row.code]?.[rival.code] ?? null
                return <NumberCell key={rival.code}>{chance === null ? '—' : format.share(chance)}</NumberCell>
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
