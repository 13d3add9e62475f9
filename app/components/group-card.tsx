import { Link } from '@remix-run/react'
import type { GroupLeader } from '../../db/queries/group-leaders'
import { MiniHistogram } from '../charts/mini-histogram'
import { useLanguage } from '../i18n/use-language'
import type { ScoreSpread } from '../views/score-spread'

interface Props {
  /** Null: all agencies together. */
  group: { code: string; titleFa: string; titleEn: string } | null
  spread: ScoreSpread | undefined
  /** Empty for who may not see agencies by name. */
  leaders: readonly GroupLeader[]
  decimals: number
  base: string
}

/** A group at a glance: how its scores lie, and who is in front. */
export function GroupCard({ group, spread, leaders, decimals, base }: Props) {
  const { t, title } = useLanguage()
  const name = group ? title(group) : t('overview.everybody')
  const ranking = `${base}/rankings${group ? `?group=${group.code}` : ''}`
  return (
    <li className="sheet flex min-w-0 flex-col gap-3">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 font-bold">{leaders.length ? <Link to={ranking}>{name}</Link> : name}</h3>
        {spread ? <Spread spread={spread} decimals={decimals} /> : null}
      </div>
      {leaders.length ? (
        <ol className="grid gap-1" aria-label={t('overview.leadersOf', { group: name })}>
          {leaders.map((leader) => (
            <Leader key={leader.code} leader={leader} decimals={decimals} base={base} />
          ))}
        </ol>
      ) : null}
      {spread ? <Counts spread={spread} /> : null}
    </li>
  )
}

function Leader({ leader, decimals, base }: { leader: GroupLeader; decimals: number; base: string }) {
  const { t, title, number } = useLanguage()
  return (
    <li className="flex items-baseline gap-2">
      <span className="w-6 flex-none text-center font-bold">{number(leader.rank, 1)}</span>
      <span className="min-w-0">
        <Link to={`${base}/agencies/${leader.code}`}>{title(leader)}</Link>
        {leader.tied > 1 ? <span className="text-sm text-quiet"> ({t('ranking.tied')})</span> : null}
      </span>
      <span className="number ms-auto font-bold">
        {leader.total === null ? '—' : number(leader.total, decimals, true)}
      </span>
    </li>
  )
}

function Spread({ spread: { bins, median, ownBin }, decimals }: { spread: ScoreSpread; decimals: number }) {
  const { t, number, language } = useLanguage()
  if (!bins || median === null) return null
  const words = t('overview.median', { n: number(median, decimals, true) })
  return (
    <div className="flex-none text-xs text-quiet">
      <MiniHistogram
        bins={bins}
        markedBin={ownBin}
        label={ownBin === null ? words : `${words}${t('comma')}${t('overview.ownMarked')}`}
        isRightToLeft={language === 'fa'}
      />
      <span className="block text-end" aria-hidden="true">
        {words}
      </span>
    </div>
  )
}

function Counts({ spread: { bins, scored, unscored } }: { spread: ScoreSpread }) {
  const { t, number } = useLanguage()
  return (
    <p className="mt-auto text-sm text-quiet">
      {t('overview.scored', { n: number(scored) })}
      {unscored ? `${t('comma')}${t('overview.unscored', { n: number(unscored) })}` : null}
      {bins || !scored ? null : `${t('comma')}${t('overview.tooFew')}`}
    </p>
  )
}
