import type { RankingPage, RankingRow } from '../../../db/queries/rankings'
import { ChartFrame } from '../../charts/chart-frame'
import { RankRangeChart } from '../../charts/charts'
import { tiedBands } from '../../charts/tied-bands'
import { useLanguage } from '../../page-language/use-language'
import { RangeBasis } from '../../figures/range-basis'
import type { RankingContext } from './ranking-context.server'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'

interface RankedRow {
  row: RankingRow
  rank: number
  of: number
  interval: RankingContext['intervals'][string] | undefined
}

/**
 * How sure the ranks of a page are: the stretch that each may lie in, and who can't be told apart. Who has no rank is
 * counted, not drawn.
 */
export default function RankRanges({
  page,
  context,
  fileName,
}: {
  page: RankingPage
  context: RankingContext
  fileName: string
}) {
  const { t, title, number, format } = useLanguage()
  const ranked = page.rows.flatMap((row): RankedRow[] =>
    row.overall ? [{ row, ...row.overall, interval: context.intervals[row.code] }] : [],
  )
  const conclusion = useConclusion(ranked, page.rows.length - ranked.length)
  if (ranked.length === 0) return <EmptyState>{conclusion}</EmptyState>
  const rows = ranked.map(({ row, rank, interval }) => ({
    code: row.code,
    name: title(row),
    rank,
    range: interval ?? null,
    band: interval?.band ?? null,
    words:
      interval && interval.low < interval.high
        ? t('ranking.rankAndRange', {
            rank: number(rank),
            low: format.rank(interval.low),
            high: format.rank(interval.high),
          })
        : number(rank),
  }))
  return (
    <>
      <ChartFrame
        title={t('ranking.views.ranks')}
        conclusion={conclusion}
        height={60 + rows.length * 52}
        fileName={fileName}
        legend={
          <>
            <Key look="size-3 rounded-full border-2 border-ink" text={t('ranking.rank')} />
            <Key look="h-2.5 w-7 rounded border border-accent bg-accent/35" text={t('ranking.interval90')} />
            <Key look="h-4 w-7 border border-dashed border-accent bg-accent-soft/45" text={t('ranking.sameBand')} />
          </>
        }
        table={<RangeTable ranked={ranked} />}
      >
        <RankRangeChart rows={rows} label={conclusion} />
      </ChartFrame>
      <RangeBasis basis={context.basis} hasBounds />
    </>
  )
}

function Key({ look, text }: { look: string; text: string }) {
  return (
    <span>
      <span aria-hidden="true" className={`me-1 inline-block align-middle ${look}`} /> {text}
    </span>
  )
}

/** How many stand in bands, whose rank is least sure, and who is left out. */
function useConclusion(ranked: readonly RankedRow[], without: number): string {
  const { t, title, number, format } = useLanguage()
  const bands = tiedBands(ranked.map(({ row, interval }) => ({ code: row.code, band: interval?.band ?? null })))
  const widest = ranked
    .flatMap(({ row, interval }) => (interval ? [{ row, ...interval }] : []))
    .toSorted((a, b) => b.high - b.low - (a.high - a.low))[0]
  const left = without ? t('ranking.leftOut', { n: number(without) }) : ''
  if (!widest) return `${t('ranking.rangesUnknown')} ${left}`.trim()
  const tied = bands.reduce((all, { count }) => all + count, 0)
  return `${t('ranking.rangesConclusion', { n: number(ranked.length), tied: number(tied), bands: number(bands.length), name: title(widest.row), low: format.rank(widest.low), high: format.rank(widest.high) })} ${left}`.trim()
}

function RangeTable({ ranked }: { ranked: readonly RankedRow[] }) {
  const { t, title, number, format } = useLanguage()
  const reached = (rank: number, bound: number | null) =>
    bound === null ? number(rank) : t('ranking.reachedAndBound', { reached: number(rank), bound: number(bound) })
  return (
    <Table label={t('ranking.views.ranks')} className="mt-2">
      <Head>
        <ColumnHead>{t('ranking.agency')}</ColumnHead>
        <ColumnHead>{t('ranking.rank')}</ColumnHead>
        <ColumnHead>{t('ranking.interval')}</ColumnHead>
        <ColumnHead>{t('ranking.bestRank')}</ColumnHead>
        <ColumnHead>{t('ranking.worstRank')}</ColumnHead>
        <ColumnHead>{t('ranking.band')}</ColumnHead>
      </Head>
      <tbody>
        {ranked.map(({ row, rank, of, interval }) => (
          <tr key={row.code}>
            <RowHead>{title(row)}</RowHead>
            <NumberCell>{t('ranking.of', { rank: format.rank(rank), of: number(of) })}</NumberCell>
            <NumberCell>
              {interval
                ? t('ranking.range', { low: format.rank(interval.low), high: format.rank(interval.high) })
                : '—'}
            </NumberCell>
            <NumberCell>{interval ? reached(interval.bestReached, interval.best) : '—'}</NumberCell>
            <NumberCell>{interval ? reached(interval.worstReached, interval.worst) : '—'}</NumberCell>
            <NumberCell>{interval && interval.band !== null ? number(interval.band + 1) : '—'}</NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
