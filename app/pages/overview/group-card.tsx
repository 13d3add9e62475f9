import type { GroupLeader } from '../../../db/queries/group-leaders'
import { MiniHistogram } from '../../charts/mini-histogram'
import { useLanguage } from '../../page-language/use-language'
import type { ScoreSpread } from './score-spread'
import { TotalFigure } from '../../figures/total-figure'
import { EditionLink } from '../../ui/edition-link'

interface Props {
  /** Null: all agencies together. */
  group: { code: string; titleFa: string; titleEn: string } | null
  spread: ScoreSpread | undefined
  /** Empty for who may not see agencies by name. */
  leaders: readonly GroupLeader[]
  decimals: number
}

/** A group at a glance: how its scores lie, and who is in front. */
export function GroupCard({ group, spread, leaders, decimals }: Props) {
  const { t, title } = useLanguage()
  const name = group ? title(group) : t('overview.everybody')
  return (
    <li className="sheet flex min-w-0 flex-col gap-3" data-group={group?.code ?? ''}>
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 font-bold">
          {leaders.length ? (
            <EditionLink page="rankings" search={group ? `?group=${group.code}` : ''}>
              {name}
            </EditionLink>
          ) : (
            name
          )}
        </h3>
        {spread ? <Spread spread={spread} decimals={decimals} /> : null}
      </div>
      {leaders.length ? (
        <ol className="grid gap-1" aria-label={t('overview.leadersOf', { group: name })}>
          {leaders.map((leader) => (
            <Leader key={leader.code} leader={leader} decimals={decimals} />
          ))}
        </ol>
      ) : null}
      {spread ? <Figures spread={spread} decimals={decimals} /> : null}
      {spread ? <Counts spread={spread} /> : null}
    </li>
  )
}

function Leader({ leader, decimals }: { leader: GroupLeader; decimals: number }) {
  const { t, title, format } = useLanguage()
  return (
    <li className="flex items-baseline gap-2" data-agency={leader.code}>
      <span className="w-6 flex-none text-center font-bold" data-number="group-rank">
        {format.rank(leader.rank)}
      </span>
      <span className="min-w-0">
        <EditionLink page={`agencies/${leader.code}`}>{title(leader)}</EditionLink>
        {leader.tied > 1 ? <span className="text-sm text-quiet"> ({t('ranking.tied')})</span> : null}
        {leader.hasSameTotal ? (
          <span className="text-sm text-quiet" title={t('ranking.sameTotal')}>
            {' '}
            ({t('ranking.byTieBreak')})
          </span>
        ) : null}
      </span>
      <span className="number ms-auto font-bold" data-number="total">
        <TotalFigure {...leader} decimals={decimals} />
      </span>
    </li>
  )
}

function Spread({ spread: { bins, quartiles, ownBin }, decimals }: { spread: ScoreSpread; decimals: number }) {
  const { t, format, language } = useLanguage()
  if (!bins || !quartiles) return null
  const words = t('overview.median', { n: format.score(quartiles.median, decimals) })
  return (
    <div className="flex-none text-xs text-quiet">
      <MiniHistogram
        bins={bins}
        markedBin={ownBin}
        label={ownBin === null ? words : `${words}${t('comma')}${t('overview.ownMarked')}`}
        isRightToLeft={language === 'fa'}
      />
      <span className="block text-end" aria-hidden="true" data-number="group-median">
        {words}
      </span>
    </div>
  )
}

/** The average that agencies of the group are compared with; without a histogram, its quartiles too. */
function Figures({ spread: { bins, average, quartiles }, decimals }: { spread: ScoreSpread; decimals: number }) {
  const { t, format } = useLanguage()
  if (average === null || quartiles === null) return null
  return (
    <p>
      <span data-number="group-average">{t('overview.average', { n: format.score(average, decimals) })}</span>
      {bins ? null : (
        <span className="block text-sm text-quiet" data-number="group-quartiles">
          {t('overview.quartiles', {
            low: format.score(quartiles.low, decimals),
            median: format.score(quartiles.median, decimals),
            high: format.score(quartiles.high, decimals),
          })}
        </span>
      )}
    </p>
  )
}

function Counts({ spread: { scored, unscored } }: { spread: ScoreSpread }) {
  const { t, format } = useLanguage()
  return (
    <p className="mt-auto text-sm text-quiet">
      <span data-number="group-ranked">{t('overview.scored', { n: format.count(scored) })}</span>
      {unscored ? `${t('comma')}${t('overview.unscored', { n: format.count(unscored) })}` : null}
    </p>
  )
}
