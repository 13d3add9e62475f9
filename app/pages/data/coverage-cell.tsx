import { Link } from '@remix-run/react'
import type { MouseEventHandler } from 'react'
import type { CoverageState, CoverageView } from './coverage-cell-value'
import { useLanguage } from '../../page-language/use-language'

export const coverageMarks: Readonly<Record<CoverageState, string>> = {
  complete: '●',
  partial: '◐',
  'no-data': '○',
  'not-applicable': '–',
  quarantined: '!',
  refused: '✕',
}

/** The shade behind a cell. It only repeats what the mark and the number say. */
export function shadeOf({ state, reported, expected }: Pick<CoverageView, 'state' | 'reported' | 'expected'>): string {
  if (state === 'complete') return 'tile-2'
  if (state === 'partial') return reported * 2 >= expected ? 'tile-1' : 'tile-0'
  if (state === 'no-data') return 'tile-none'
  return state === 'not-applicable' ? '' : 'bg-warn-soft'
}

interface Props {
  view: CoverageView
  to: string
  /** Where it is in its grid, for the keys. */
  place: string
  isStop: boolean
  /** Instead of going to the page of the values. */
  onOpen: MouseEventHandler<HTMLAnchorElement>
}

/** How much is known of a metric of an agency; leads to the values behind it. */
export function CoverageCell({ view, to, place, isStop, onOpen }: Props) {
  const { t, number } = useLanguage()
  const { state, reported, expected, kinds } = view
  const letters = kinds.filter((kind) => kind !== 'measured').map((kind) => t(`data.letter.${kind}`))
  return (
    <Link
      to={to}
      onClick={onOpen}
      data-cell={place}
      tabIndex={isStop ? undefined : -1}
      className="matrix-cell"
      aria-label={useCoverageWords()(view)}
      data-mark={coverageMarks[state]}
      data-letters={letters.join('') || undefined}
    >
      {reported > 0 ? t('data.of', { n: number(reported), of: number(expected) }) : null}
    </Link>
  )
}

/** All that a cell says, in words. */
export function useCoverageWords() {
  const { t, number } = useLanguage()
  return ({ state, reported, expected, kinds, quarantined }: CoverageView) =>
    [
      t(`data.state.${state}`),
      ...(reported > 0 ? [t('data.months', { n: number(reported), of: number(expected) })] : []),
      ...kinds.map((kind) => t(`kind.${kind}`)),
      ...(quarantined > 0 && state !== 'complete' ? [t('data.quarantined', { n: number(quarantined) })] : []),
    ].join(t('comma'))
}
