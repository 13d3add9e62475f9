import type { Screen } from './ceremony-order'
import { splitPlaces } from '../../format/split-places'
import { useLanguage } from '../../page-language/use-language'

type Reveal = NonNullable<Screen['reveal']>

/** The winners that are out by now, those of this very step the largest. */
export function RevealedList({ reveal, decimals }: { reveal: Reveal; decimals: number }) {
  const { t, title, number, format } = useLanguage()
  const shown = (value: number | null) => (value === null ? null : format.score(value, decimals))
  const split = splitPlaces(reveal.revealed, {
    rankOf: ({ place }) => place,
    shownOf: ({ value }) => shown(value),
  })
  return (
    <ol className="grid w-full max-w-[150vmin] gap-[2.5vmin]">
      {reveal.revealed.map((winner, index) => (
        <li
          key={winner.agency.code}
          className={`flex items-center gap-[3vmin] rounded-2xl px-[4vmin] py-[2.5vmin] ${index < reveal.fresh ? 'bg-[#16484a] text-[max(1.3rem,6vmin)]' : 'bg-[#132023] text-[max(1.1rem,4vmin)]'}`}
        >
          <span className="font-extrabold text-[#f0c15e]">{number(winner.place)}</span>
          <strong className="flex-1 text-start">{title(winner.agency)}</strong>
          {winner.value === null ? null : (
            <span className="text-[#c9d6d6]">
              {shown(winner.value)}
              {split.has(winner) ? (
                <span className="block text-[max(0.9rem,2.2vmin)]">{t('papers.splitValue')}</span>
              ) : null}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
