import type { EntryView, ShortlistView } from '../views/shortlist-view.server'
import { useLanguage } from '../i18n/use-language'

type Category = ShortlistView['categories'][number]

/** The entries of a category, pool by pool, with what is too close to call beside them. */
export function ShortlistEntries({ category, decimals }: { category: Category; decimals: number }) {
  const { t, title, pick, number, percent } = useLanguage()
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
              <p key={tie.map((own) => own.titleEn).join()} className="mt-2 text-sm text-warn">
                {t('awards.tiesAre', { names: tie.map(title).join(t('comma')) })}
              </p>
            ))}
            {pool.winners
              .filter((own) => own.isNear)
              .map((own) => (
                <p key={own.code} className="mt-1 text-sm">
                  <span className="badge">{t('awards.near')}</span> {title(own)}:{' '}
                  {own.gap ? t('awards.above', { gap: number(own.gap, decimals) }) : t('awards.tiedNext')}
                  {own.chanceNext === null ? '' : ` · ${t('awards.chanceNext', { percent: percent(own.chanceNext) })}`}
                </p>
              ))}
            {pool.missed
              .filter((own) => own.isNear)
              .map((own) => (
                <p key={own.code} className="mt-1 text-sm">
                  <span className="badge">{t('awards.near')}</span> {title(own)}:{' '}
                  {own.gap ? t('awards.below', { gap: number(own.gap, decimals) }) : t('awards.tied')}
                </p>
              ))}
          </section>
        ))}
      </div>
    </section>
  )
}

function Entry({ entry, decimals }: { entry: EntryView; decimals: number }) {
  const { t, title, number } = useLanguage()
  const isGone = entry.standing === 'removed' || entry.standing === 'not-carried'
  return (
    <li className="border-s-4 border-line ps-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className={`text-lg ${isGone ? 'line-through' : ''}`}>{title(entry)}</strong>
        <span className="text-sm text-quiet">{t('shortlist.place', { n: number(entry.place) })}</span>
        {entry.value === null ? null : <span className="number ms-auto">{number(entry.value, decimals, true)}</span>}
      </p>
      <p className="flex flex-wrap gap-2 text-sm">
        <span className="badge">{t(`shortlist.standing.${entry.standing}`)}</span>
        {entry.state === 'added' ? <span className="badge">{t('shortlist.added')}</span> : null}
        {entry.isViewerOff ? <span className="text-warn">{t('shortlist.youAreOff')}</span> : null}
      </p>
      {entry.tally ? <TallyLine tally={entry.tally} /> : null}
    </li>
  )
}

function TallyLine({ tally }: { tally: NonNullable<EntryView['tally']> }) {
  const { t, number } = useLanguage()
  const { entitled, recused } = tally
  return (
    <p className="text-sm text-quiet">
      {t('votes.round', { n: number(tally.round) })}:{' '}
      {t('votes.tally', {
        for: number(tally.for),
        against: number(tally.against),
        abstain: number(tally.abstain),
        of: number(entitled),
      })}
      {recused ? ` · ${t('votes.recused', { n: number(recused) })}` : ''}
      {tally.hasQuorum ? '' : ` · ${t('votes.noQuorum')}`}
    </p>
  )
}
