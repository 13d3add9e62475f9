interface SeriesLook {
  colour: string
  /** As `strokeDasharray`; none: a full line. */
  dash?: string
  /** Degrees by which the hatching of an area leans; none: filled. */
  lean?: number
}

/** Series are told apart by how their line is broken and their area hatched; colour only helps. */
const looks: readonly SeriesLook[] = [
  { colour: 'var(--accent)' },
  { colour: 'var(--warn)', dash: '7 4', lean: 45 },
  { colour: 'var(--quiet)', dash: '2 4', lean: -45 },
  { colour: 'var(--bad)', dash: '10 3 2 3', lean: 90 },
  { colour: 'var(--ink)', dash: '4 2', lean: 0 },
  { colour: 'var(--accent)', dash: '1 3', lean: 20 },
]

export function seriesLook(place: number): SeriesLook {
  return looks[place % looks.length] ?? { colour: 'var(--accent)' }
}

/** What a drawing fills the area of a series with; `Hatchings` must stand in it under the same `id`. */
export function fillOf(id: string, place: number): string {
  return seriesLook(place).lean === undefined ? seriesLook(place).colour : `url(#${id}-${place})`
}

/** The hatchings of the first `count` series of a drawing. */
export function Hatchings({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, place) => {
        const { colour, lean } = seriesLook(place)
        return lean === undefined ? null : (
          <pattern key={place} id={`${id}-${place}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${lean})`}>
            <rect width="6" height="6" fill="var(--sheet)" />
            <rect width="2.5" height="6" fill={colour} />
          </pattern>
        )
      })}
    </defs>
  )
}

/** The same look before the name of a series, in the legend of a frame. */
export function SeriesKey({ id, place, text, isArea }: { id: string; place: number; text: string; isArea?: boolean }) {
  const own = `${id}-key`
  const { colour, dash } = seriesLook(place)
  return (
    <span>
      <svg aria-hidden="true" width="28" height="12" className="me-1 inline-block align-middle">
        {isArea ? <Hatchings id={own} count={place + 1} /> : null}
        {isArea ? <rect width="28" height="12" fill={fillOf(own, place)} stroke={colour} /> : <path d="M0 6H28" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />}
      </svg>
      {text}
    </span>
  )
}
