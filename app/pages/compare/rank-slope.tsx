import type { RankingRow } from '../../../db/queries/rankings'
import { ChartFrame } from '../../charts/chart-frame'
import { SlopeChart } from '../../charts/charts'
import { useLanguage } from '../../page-language/use-language'
import type { RankingContext } from '../rankings/ranking-context.server'
import { RankChange } from '../../figures/rank-notes'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

interface Props {
  rows: readonly RankingRow[]
  before: NonNullable<RankingContext['before']>
  edition: { code: string; titleFa: string; titleEn: string }
}

/** Ranks of the compared agencies in the edition before and in this one, each with how many were ranked. */
export function RankSlope({ rows, before, edition }: Props) {
  const { t, title, number, format } = useLanguage()
  const lines = rows.flatMap((row) => {
    const [past, now] = [before.ranks[row.code] ?? null, row.overall]
    return past || now ? [{ code: row.code, name: title(row), past, now }] : []
  })
  const conclusion = useConclusion(lines)
  if (!lines.some(({ past }) => past)) return null
  const write = (cell: { rank: number; of: number } | null) =>
    cell ? t('ranking.of', { rank: format.rank(cell.rank), of: number(cell.of) }) : t('ranking.unranked')
  const [ofPast, ofNow] = [lines.find(({ past }) => past)?.past?.of ?? 0, lines.find(({ now }) => now)?.now?.of ?? 0]
  return (
    <ChartFrame
      title={t('compare.slope')}
      conclusion={conclusion}
      height={110 + lines.length * 56}
      fileName={`${edition.code}-slope`}
      legend={
        <span className="text-quiet">
          {t('compare.slopeHelp', {
            past: title(before),
            ofPast: number(ofPast),
            now: title(edition),
            ofNow: number(ofNow),
          })}
        </span>
      }
      table={
        <Table label={t('compare.slope')} className="mt-2">
          <Head>
            <ColumnHead>{t('ranking.agency')}</ColumnHead>
            <ColumnHead>{title(before)}</ColumnHead>
            <ColumnHead>{title(edition)}</ColumnHead>
            <ColumnHead>{t('ranking.change')}</ColumnHead>
          </Head>
          <tbody>
            {lines.map(({ code, name, past, now }) => (
              <tr key={code} data-agency={code}>
                <RowHead>{name}</RowHead>
                <NumberCell data-number="rank-before-of">{write(past)}</NumberCell>
                <NumberCell data-number="rank-of">{write(now)}</NumberCell>
                <NumberCell>{now ? <RankChange now={now.rank} before={past?.rank} /> : '—'}</NumberCell>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <SlopeChart
        lines={lines.map(({ code, name, past, now }) => ({
          code,
          name,
          before: past?.rank ?? null,
          now: now?.rank ?? null,
        }))}
        ends={[t('compare.past'), t('compare.now')]}
        label={conclusion}
      />
    </ChartFrame>
  )
}

/** Who won and who lost most. */
function useConclusion(
  lines: readonly { name: string; past: { rank: number } | null; now: { rank: number } | null }[],
): string {
  const { t, number, format } = useLanguage()
  const moved = lines.flatMap(({ name, past, now }) =>
    past && now && past.rank !== now.rank ? [{ name, won: past.rank - now.rank }] : [],
  )
  const [most] = moved.toSorted((a, b) => Math.abs(b.won) - Math.abs(a.won))
  if (!most) return t('compare.slopeSame')
  return t(most.won > 0 ? 'compare.slopeUp' : 'compare.slopeDown', {
    name: most.name,
    n: format.rank(Math.abs(most.won)),
    up: number(moved.filter(({ won }) => won > 0).length),
    down: number(moved.filter(({ won }) => won < 0).length),
  })
}
