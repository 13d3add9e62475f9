import { useLanguage } from '../page-language/use-language'

interface IntervalProps {
  interval: { low: number; high: number } | undefined
  of: number
  /** Draws count those that share a rank at their best place: a fractional rank is in its range all the same. */
  rank?: number | undefined
}

/** The ranks that 90 % of the draws lie between, in words and as a stretch of the whole. */
export function RankInterval({ interval, of, rank }: IntervalProps) {
  const { t, format } = useLanguage()
  if (!interval) return <>—</>
  const [low, high] = [Math.min(interval.low, rank ?? interval.low), Math.max(interval.high, rank ?? interval.high)]
  const share = (rank: number) => (of > 1 ? ((rank - 1) / (of - 1)) * 100 : 0)
  return (
    <>
      <span className="text-sm">
        {low === high ? format.rank(low) : t('ranking.range', { low: format.rank(low), high: format.rank(high) })}
      </span>
      <span aria-hidden="true" className="relative mt-1 block h-1.5 w-12 rounded bg-soft">
        <span
          className="absolute inset-y-0 rounded bg-accent"
          style={{
            insetInlineStart: `${Math.min(share(low), 94)}%`,
            width: `${Math.max(share(high) - share(low), 6)}%`,
          }}
        />
      </span>
    </>
  )
}

/** Places won or lost since the edition before, by arrow, number and colour. */
export function RankChange({ now, before }: { now: number; before: number | undefined }) {
  const { t, format } = useLanguage()
  if (before === undefined) return <span className="text-sm text-quiet">{t('ranking.new')}</span>
  const won = before - now
  if (won === 0) {
    return (
      <span className="relative text-quiet">
        <span aria-hidden="true">=</span>
        <span className="sr-only">{t('ranking.same')}</span>
      </span>
    )
  }
  const places = format.rank(Math.abs(won))
  return (
    <span className={`relative shrink-0 whitespace-nowrap ${won > 0 ? 'text-accent' : 'text-bad'}`}>
      <span aria-hidden="true">
        {won > 0 ? '▲' : '▼'} {places}
      </span>
      <span className="sr-only">{won > 0 ? t('ranking.won', { n: places }) : t('ranking.lost', { n: places })}</span>
    </span>
  )
}
