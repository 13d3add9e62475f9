import { Link } from '@remix-run/react'
import type { RankingRow } from '../../db/queries/rankings'
import { useLanguage } from '../i18n/use-language'

/** The agency of who looks: its score and place, and the way to its card. */
export function OwnStanding({ own, decimals, base }: { own: RankingRow; decimals: number; base: string }) {
  const { t, title, number, percent } = useLanguage()
  return (
    <section className="sheet mt-5 flex flex-wrap items-center gap-x-10 gap-y-3" aria-labelledby="own">
      <div className="min-w-0">
        <h2 id="own" className="text-sm text-quiet">
          {t('overview.own')}
        </h2>
        <p className="text-lg font-bold">{title(own)}</p>
        {own.group ? <p className="text-sm text-quiet">{title(own.group)}</p> : null}
      </div>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure
          name={t('ranking.total')}
          value={own.total === null ? t(`state.${own.state}`) : number(own.total, decimals, true)}
        />
        {own.inGroup ? (
          <Figure
            name={t('ranking.groupRank')}
            value={t('ranking.of', { rank: number(own.inGroup.rank, 1), of: number(own.inGroup.of) })}
          />
        ) : null}
        {own.overall ? (
          <Figure
            name={t('ranking.rank')}
            value={t('ranking.of', { rank: number(own.overall.rank, 1), of: number(own.overall.of) })}
          />
        ) : null}
        <Figure name={t('ranking.coverage')} value={percent(own.coverage)} />
      </dl>
      <Link to={`${base}/agencies/${own.code}`} className="button ms-auto">
        {t('overview.ownCard')}
      </Link>
    </section>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="number text-lg font-bold">{value}</dd>
    </div>
  )
}
