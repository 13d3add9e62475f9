import { groupBy } from '../../../scoring/awards/group-by'
import { useLanguage } from '../../page-language/use-language'
import type { ResultsDocument } from '../../documents/results-document'
import { type PublishedAward, bestOf, listAwards } from './published-awards'

/**
 * Who stands highest in each award: joint places side by side. Where the first place is empty the best one is shown
 * with its number.
 */
export function FirstPlaces({ winners, awards }: Pick<ResultsDocument, 'winners' | 'awards'>) {
  const { title } = useLanguage()
  const categories = [...groupBy(listAwards({ winners, awards }), ({ category }) => category.code)].map(
    ([code, own]) => ({
      code,
      awards: own,
      names: own.reduce((sum, award) => sum + Math.max(1, bestOf(award).length), 0),
    }),
  )
  // Those with one name stand side by side; those with a name a group take a row.
  const ordered = categories.toSorted((a, b) => Number(a.names > 1) - Number(b.names > 1))
  return (
    <ul className="mt-3 grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {ordered.map(({ code, awards: own, names }) => (
        <li key={code} className={`sheet ${names > 1 ? 'sm:col-span-full' : ''}`}>
          <h3 className={names > 1 ? 'font-bold' : 'text-sm text-quiet'}>{own[0] ? title(own[0].category) : ''}</h3>
          <ul className="mt-1 grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
            {own.map((award) => (
              <BestOfAward key={award.group?.code ?? ''} award={award} isAlone={names === 1} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function BestOfAward({ award, isAlone }: { award: PublishedAward; isAlone: boolean }) {
  const { t, title, number } = useLanguage()
  const best = bestOf(award)
  const group = award.group ? <span className="block text-sm text-quiet">{title(award.group)}</span> : null
  if (!best.length)
    return (
      <li className={isAlone ? 'col-span-full' : ''}>
        {group}
        <span className="text-quiet">{t('overview.noWinner')}</span>
      </li>
    )
  return best.map(({ agency, place }) => (
    <li key={agency.code} className={isAlone ? 'col-span-full' : ''}>
      {group}
      <strong className={isAlone ? 'text-lg' : ''}>{title(agency)}</strong>
      {place === 1 ? null : (
        <span className="block text-sm text-quiet">{t('overview.firstEmpty', { n: number(place) })}</span>
      )}
    </li>
  ))
}
