import { useLanguage } from '../../page-language/use-language'
import type { EditionFigures } from './edition-figures.server'
import { GroupCard } from './group-card'
import { EmptyState } from '../../ui/notice'

/** The groups of an edition at a glance, each with its spread and its first ones. */
export function GroupFigures({
  figures: { runAt, decimals, groups, spreads, named, fewestOthers },
}: {
  figures: EditionFigures
}) {
  const { t, moment, format } = useLanguage()
  const codes = [
    ...new Set([
      ...spreads.map(({ group }) => group),
      ...(named?.leaders ?? []).map(({ group }) => group?.code ?? null),
    ]),
  ]
  return (
    <section className="mt-6" aria-labelledby="groups">
      <h2 id="groups">{t(named ? 'overview.groups' : 'overview.spreads')}</h2>
      <p className="text-sm text-quiet">
        {spreads.some(({ bins }) => bins) ? t('overview.spreadsHelp') : ''} {t('overview.lastRun')}{' '}
        <bdi className="whitespace-nowrap">{moment(runAt)}</bdi>
      </p>
      {codes.length ? (
        <ul className={`mt-3 grid gap-4 ${codes.length > 1 ? 'md:grid-cols-2 xl:grid-cols-3' : 'max-w-2xl'}`}>
          {codes.map((code) => (
            <GroupCard
              key={code}
              group={groups.find((group) => group.code === code) ?? null}
              spread={spreads.find(({ group }) => group === code)}
              leaders={(named?.leaders ?? []).filter(({ group }) => (group?.code ?? null) === code)}
              decimals={decimals}
            />
          ))}
        </ul>
      ) : (
        <EmptyState className="mt-3 text-quiet">{t('overview.tooSmall', { n: format.count(fewestOthers) })}</EmptyState>
      )}
    </section>
  )
}
