import { ChartFrame } from '../charts/chart-frame'
import { BumpChart } from '../charts/charts'
import type { RankHistory } from '../views/history.server'
import { useLanguage } from '../i18n/use-language'

/** Ranks from edition to edition: of who is in front now, and of the agency of the page. */
export function RankHistoryChart({
  ranks: { editions, lines },
  agency,
}: {
  ranks: RankHistory
  agency: string | null
}) {
  const { t, title, number, digits } = useLanguage()
  const moved = lines.flatMap(({ ranks, ...own }) => {
    const [before, now] = ranks.slice(-2)
    return typeof before === 'number' && typeof now === 'number' && before > now ? [{ ...own, won: before - now }] : []
  })
  const most = moved.toSorted((a, b) => b.won - a.won)[0]
  const last = Math.max(1, ...lines.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 1)))
  const conclusion = most
    ? t('history.ranksConclusion', {
        name: title(most),
        n: number(most.won, 1),
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
        <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('history.ranks')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('history.agency')}</th>
                {editions.map((edition) => (
                  <th key={edition.code} scope="col">
                    {title(edition)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.code}>
                  <th scope="row">{title(line)}</th>
                  {line.ranks.map((rank, place) => (
                    <td key={editions[place]?.code} className="number">
                      {rank === null ? '—' : number(rank, 1)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
