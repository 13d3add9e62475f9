import { ChartFrame } from '../../charts/chart-frame'
import { BumpChart } from '../../charts/charts'
import type { RankHistory } from './history.server'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** Of what kind a rank is, by how many editions it is back. */
const kindOf = (back: number) => (back === 0 ? 'rank' : back === 1 ? 'rank-before' : undefined)

/** Ranks from edition to edition: of who is in front now, and of the agency of the page. */
export function RankHistoryChart({
  ranks: { editions, lines },
  agency,
}: {
  ranks: RankHistory
  agency: string | null
}) {
  const { t, title, number, digits, format } = useLanguage()
  const moved = lines.flatMap(({ ranks, ...own }) => {
    const [before, now] = ranks.slice(-2)
    return typeof before === 'number' && typeof now === 'number' && before > now ? [{ ...own, won: before - now }] : []
  })
  const most = moved.toSorted((a, b) => b.won - a.won)[0]
  const last = Math.max(1, ...lines.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 1)))
  const conclusion = most
    ? t('history.ranksConclusion', {
        name: title(most),
        n: format.rank(most.won),
        of: number(lines.length),
        edition: digits(editions.at(-1)?.code ?? ''),
      })
    : t('history.ranksSame', { n: number(lines.length) })
  return (
    <ChartFrame
      title={t('history.ranks')}
      conclusion={conclusion}
      height={60 + Math.min(last, 24) * 34}
      fileName="history-ranks"
      table={
        <Table label={t('history.ranks')} className="mt-2">
          <Head>
            <ColumnHead>{t('history.agency')}</ColumnHead>
            {editions.map((edition) => (
              <ColumnHead key={edition.code}>{title(edition)}</ColumnHead>
            ))}
          </Head>
          <tbody>
            {lines.map((line) => (
              <tr key={line.code} data-agency={line.code}>
                <RowHead>{title(line)}</RowHead>
                {line.ranks.map((rank, index) => (
                  <NumberCell key={editions[index]?.code} data-number={kindOf(editions.length - 1 - index)}>
                    {rank === null ? '—' : format.rank(rank)}
                  </NumberCell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <BumpChart
        editions={editions.map(({ code }) => digits(code))}
        lines={lines.map((line) => ({
          code: line.code,
          name: title(line),
          ranks: line.ranks,
          isOwn: line.code === agency,
        }))}
        label={conclusion}
      />
    </ChartFrame>
  )
}
