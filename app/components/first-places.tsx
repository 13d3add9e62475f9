import { groupBy } from '../../scoring/awards/group-by'
import { useLanguage } from '../i18n/use-language'
import type { ResultsDocument } from '../results-document'

/** Who came first in each category, and in each group of it: joint places side by side. */
export function FirstPlaces({ winners }: { winners: ResultsDocument['winners'] }) {
  const { title } = useLanguage()
  const categories = [
    ...groupBy(
      winners.filter(({ place }) => place === 1),
      ({ category }) => category.code,
    ),
  ]
  // Those with one name stand side by side; those with a name a group take a row.
  const ordered = categories.toSorted(([, a], [, b]) => Number(a.length > 1) - Number(b.length > 1))
  return (
    <ul className="mt-3 grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {ordered.map(([code, own]) => (
        <li key={code} className={`sheet ${own.length > 1 ? 'sm:col-span-full' : ''}`}>
          <h3 className={own.length > 1 ? 'font-bold' : 'text-sm text-quiet'}>
            {own[0] ? title(own[0].category) : ''}
          </h3>
          <ul className="mt-1 grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
            {own.map(({ agency, group }) => (
              <li key={`${agency.code} ${group?.code}`} className={own.length > 1 ? '' : 'col-span-full'}>
                {group ? <span className="block text-sm text-quiet">{title(group)}</span> : null}
                <strong className={own.length > 1 ? '' : 'text-lg'}>{title(agency)}</strong>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
