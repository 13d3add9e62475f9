import type { EntryView, ShortlistView } from './shortlist-view.server'
import { useLanguage } from '../../page-language/use-language'
import { outcomeOf } from '../../documents/vote-outcome'

type Category = ShortlistView['categories'][number]

/** The entries of a category, pool by pool, with what is too close to call beside them. */
export function ShortlistEntries({ category, decimals }: { category: Category; decimals: number }) {
  const { t, title, pick, format } = useLanguage()
  return (
    <section className="sheet mt-4" aria-labelledby={`entries-${category.code}`}>
      <h2 id={`entries-${category.code}`}>{pick(category.title)}</h2>
      <div className={`mt-3 grid gap-5 ${category.pools.length > 1 ? 'md:grid-cols-2' : 'max-w-2xl'}`}>
        {category.pools.map((pool) => (
          <section key={pool.group ?? ''} className="min-w-0">
            {pool.groupTitle ? <h3 className="font-bold">{title(pool.groupTitle)}</h3> : null}
            {pool.entries.length ? null : <p className="text-quiet">{t('awards.nobody')}</p>}
            <ul className="grid gap-3">
              {pool.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} decimals={decimals} />
              ))}
            </ul>
            {pool.ties.map((tie) => (
              <p key={tie.map((item) => item.titleEn).join()} className="mt-2 text-sm text-warn">
                {t('awards.tiesAre', { names: tie.map(title).join(t('comma')) })}
              </p>
            ))}
            {pool.winners
              .filter((winner) => winner.isNear)
              .map((winner) => (
                <p key={winner.code} className="mt-1 text-sm">
                  <span className="badge">{t('awards.near')}</span> {title(winner)}:{' '}
                  {winner.gap ? t('awards.above', { gap: format.score(winner.gap, decimals) }) : t('awards.tiedNext')}
                  {winner.chanceNext === null
                    ? ''
                    : ` · ${t('awards.chanceNext', { percent: format.share(winner.chanceNext) })}`}
                </p>
              ))}
            {pool.missed
              .filter((item) => item.isNear)
              .map((item) => (
                <p key={item.code} className="mt-1 text-sm">
                  <span className="badge">{t('awards.near')}</span> {title(item)}:{' '}
                  {item.gap ? t('awards.below', { gap: format.score(item.gap, decimals) }) : t('awards.tied')}
                </p>
              ))}
          </section>
        ))}
      </div>
    </section>
  )
}

function Entry({ entry, decimals }: { entry: EntryView; decimals: number }) {
  const { t, title, number, format } = useLanguage()
  const isGone = entry.standing === 'removed' || entry.standing === 'fallen' || entry.standing === 'not-carried'
  return (
    <li className="border-s-4 border-line ps-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className={`text-lg ${isGone ? 'line-through' : ''}`}>{title(entry)}</strong>
        {isGone ? null : <span className="text-sm text-quiet">{t('shortlist.place', { n: number(entry.place) })}</span>}
        {entry.value === null ? null : <span className="number ms-auto">{format.score(entry.value, decimals)}</span>}
      </p>
      <p className="flex flex-wrap gap-2 text-sm">
        <span className="badge">{t(`shortlist.standing.${entry.standing}`)}</span>
        {entry.state === 'added' ? <span className="badge">{t('shortlist.added')}</span> : null}
        {entry.state === 'moved-up' ? <span className="badge">{t('shortlist.movedUp')}</span> : null}
        {entry.isSettled ? <span className="badge">{t('shortlist.settled')}</span> : null}
        {entry.tieWaitsFor === null ? null : (
          <span className="text-warn">
            {t(entry.tieWaitsFor === 'round' ? 'votes.waitsForRound' : 'votes.waitsForChair')}
          </span>
        )}
        {entry.isViewerOff ? <span className="text-warn">{t('shortlist.youAreOff')}</span> : null}
      </p>
      {entry.tally ? <TallyLine tally={entry.tally} choices={entry.choices} /> : null}
    </li>
  )
}

function TallyLine({ tally, choices }: { tally: NonNullable<EntryView['tally']>; choices: EntryView['choices'] }) {
  const { t, number } = useLanguage()
  const { for: inFavour, against, abstain, ballots, entitled, recused } = tally
  const counts =
    inFavour === null || against === null || abstain === null
      ? t('votes.hiddenCounts', { ballots: number(ballots), of: number(entitled) })
      : t('votes.tally', {
          for: number(inFavour),
          against: number(against),
          abstain: number(abstain),
          of: number(entitled),
        })
  const outcome = outcomeOf(tally)
  return (
    <>
      <p className="text-sm text-quiet">
        {t('votes.round', { n: number(tally.round) })}: {counts}
        {recused ? ` · ${t('votes.recused', { n: number(recused) })}` : ''}
        {outcome ? ` · ${t(`papers.outcomes.${outcome}`)}` : ''}
      </p>
      {(['for', 'against', 'abstain'] as const).map((choice) => {
        const names = choices.filter((item) => item.choice === choice).map(({ judge }) => judge)
        return names.length ? (
          <p key={choice} className="text-sm text-quiet">
            {t('votes.choicesOf', { choice: t(`votes.choice.${choice}`), names: names.join(t('comma')) })}
          </p>
        ) : null
      })}
    </>
  )
}
