import { Link, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { EditionSection, EditionTab } from './edition-tabs'
import { useLanguage } from '../page-language/use-language'
import { useEditionPath } from '../ui/edition-link'

interface Props {
  sections: readonly { name: EditionSection['name']; tabs: readonly Pick<EditionTab, 'path' | 'label'>[] }[]
  /** Code of the agency that is the viewer's own. */
  ownCode: string | null
}

interface Stop {
  to: string
  name: string
}

/** So few fit in one row, where each is found at once. */
const mostInOneRow = 7

/**
 * The way to the pages of an edition: one row where they are few, else what people come for, and below it the pages of
 * that.
 */
export function EditionNav({ sections, ownCode }: Props) {
  const { t } = useLanguage()
  const pathOf = useEditionPath()
  const { pathname } = useLocation()
  const base = pathOf()
  const row: Stop[] = ownCode === null ? [] : [{ to: pathOf(`agencies/${ownCode}`), name: t('nav.ownAgency') }]
  const shown = sections.map(({ name, tabs }) => ({
    name,
    stops: tabs.map(({ path, label }): Stop => ({ to: pathOf(path), name: t(`nav.${label}`) })),
  }))
  const isHere = ({ to }: Stop) => (to === base ? pathname === base : pathname.startsWith(to))
  const all = shown.flatMap(({ stops }) => stops)
  if (all.length < 2) return null
  if (all.length <= mostInOneRow)
    return (
      <Row label={t('nav.edition')} stops={withOwn(all, row).map((stop) => ({ ...stop, isCurrent: isHere(stop) }))} />
    )
  // The page of an agency belongs to where agencies stand, unless it is one's own.
  const current = row.some(isHere)
    ? undefined
    : (shown.find(({ stops }) => stops.some(isHere)) ?? shown.find(({ name }) => name === 'standing'))
  const heads = shown.flatMap(({ name, stops: [first, ...others] }) =>
    first
      ? [
          {
            to: first.to,
            name: others.length ? t(`nav.sections.${name}`) : first.name,
            isCurrent: name === current?.name,
          },
        ]
      : [],
  )
  const pages =
    current && current.stops.length > 1 ? current.stops.map((stop) => ({ ...stop, isCurrent: isHere(stop) })) : []
  return (
    <>
      <Row
        label={t('nav.edition')}
        stops={withOwn(
          heads,
          row.map((stop) => ({ ...stop, isCurrent: isHere(stop) })),
        )}
      />
      {current && pages.length ? <Row label={t(`nav.sections.${current.name}`)} stops={pages} isBelow /> : null}
    </>
  )
}

/** One's own agency comes second, behind the overview. */
function withOwn<Item>([first, ...others]: readonly Item[], item: readonly Item[]): Item[] {
  return first === undefined ? [...item] : [first, ...item, ...others]
}

function Row({
  label,
  stops,
  isBelow = false,
}: {
  label: string
  stops: readonly (Stop & { isCurrent: boolean })[]
  isBelow?: boolean
}) {
  const frame = useRef<HTMLElement>(null)
  const current = stops.find(({ isCurrent }) => isCurrent)?.to
  // On a phone a row is longer than the screen: where one is comes into sight.
  useEffect(() => bringIntoSight(frame.current, current), [current])
  return (
    <nav
      ref={frame}
      aria-label={label}
      className={`no-print flex gap-1 overflow-x-auto ${isBelow ? '-mt-3 mb-4' : 'mb-4 mt-1 border-b border-line'}`}
    >
      {stops.map(({ to, name, isCurrent }) => (
        <Link
          key={to}
          to={to}
          aria-current={isCurrent ? 'page' : undefined}
          className={`whitespace-nowrap px-3 text-sm ${isCurrent ? 'font-bold text-ink' : 'text-quiet'} ${lookOf(isBelow, isCurrent)}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function bringIntoSight(row: HTMLElement | null, to: string | undefined) {
  const stop = [...(row?.querySelectorAll('a') ?? [])]
    .find((link) => link.getAttribute('href') === to)
    ?.getBoundingClientRect()
  if (!row || !stop) return
  const { left, width } = row.getBoundingClientRect()
  row.scrollBy({ left: stop.left + stop.width / 2 - left - width / 2 })
}

function lookOf(isBelow: boolean, isCurrent: boolean): string {
  if (isBelow) return `rounded-md py-1 ${isCurrent ? 'bg-accent-soft' : ''}`
  return `border-b-2 py-1.5 ${isCurrent ? 'border-accent' : 'border-transparent'}`
}
