import type { RankingRow } from '../../../db/queries/rankings'
import { useLanguage } from '../../page-language/use-language'
import { unknownTotal } from '../../format/unknown-total'
import { useMissingWords } from '../../figures/missing-score'
import { EditionLink } from '../../ui/edition-link'

/** The agency of who looks: its score and place, and the way to its card. */
export function OwnStanding({ own, decimals }: { own: RankingRow; decimals: number }) {
  const { t, title, number, format } = useLanguage()
  const unknown = unknownTotal(own)
  const [word] = useMissingWords()(own.state, unknown, true)
  return (
    <section
      className="sheet mt-5 flex flex-wrap items-center gap-x-10 gap-y-3"
      aria-labelledby="own"
      data-agency={own.code}
    >
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
          number="total"
          value={own.total === null || unknown ? word : format.score(own.total, decimals)}
        />
        {own.inGroup ? (
          <Figure
            name={t('ranking.groupRank')}
            number="group-rank-of"
            value={t('ranking.of', { rank: format.rank(own.inGroup.rank), of: number(own.inGroup.of) })}
          />
        ) : null}
        {own.overall ? (
          <Figure
            name={t('ranking.rank')}
            number="rank-of"
            value={t('ranking.of', { rank: format.rank(own.overall.rank), of: number(own.overall.of) })}
          />
        ) : null}
        <Figure
          name={t('ranking.coverage')}
          number="coverage"
          value={own.state === 'not-applicable' ? t('state.not-applicable') : format.share(own.coverage)}
        />
      </dl>
      <EditionLink page={`agencies/${own.code}`} kind="primary" className="ms-auto">
        {t('overview.ownCard')}
      </EditionLink>
    </section>
  )
}

function Figure({ name, number, value }: { name: string; number: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="number text-lg font-bold" data-number={number}>
        {value}
      </dd>
    </div>
  )
}
