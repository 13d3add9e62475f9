type Pattern = 'plain' | 'stripes' | 'dots' | 'net'

interface SeriesLook {
  colour: string
  /** As `strokeDasharray`; none: a full line. */
  dash?: string
  pattern: Pattern
  /** Degrees by which the pattern of an area leans. */
  lean?: number
}

/** Series are told apart by how their line is broken and their area hatched; colour only helps. */
const looks: readonly SeriesLook[] = [
  { colour: 'var(--accent)', pattern: 'plain' },
  { colour: 'var(--warn)', dash: '7 4', pattern: 'stripes', lean: 45 },
  { colour: 'var(--quiet)', dash: '2 4', pattern: 'stripes', lean: -45 },
  { colour: 'var(--bad)', dash: '10 3 2 3', pattern: 'dots' },
  { colour: 'var(--ink)', dash: '4 2', pattern: 'stripes', lean: 90 },
  { colour: 'var(--accent)', dash: '1 3', pattern: 'net', lean: 45 },
  { colour: 'var(--warn)', dash: '12 3', pattern: 'plain' },
  { colour: 'var(--quiet)', dash: '6 2 1 2 1 2', pattern: 'dots' },
  { colour: 'var(--bad)', dash: '3 6', pattern: 'stripes', lean: 0 },
  { colour: 'var(--ink)', dash: '8 6', pattern: 'net' },
]

export function seriesLook(index: number): SeriesLook {
  return looks[index % looks.length] ?? { colour: 'var(--accent)', pattern: 'plain' }
}

/** What a drawing fills the area of a series with; `Hatchings` must stand in it under the same `id`. */
export function fillOf(id: string, index: number): string {
  return seriesLook(index).pattern === 'plain' ? seriesLook(index).colour : `url(#${id}-${index})`
}

/** The hatchings of the first `count` series of a drawing. */
export function Hatchings({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, index) => {
        const { colour, pattern, lean = 0 } = seriesLook(index)
        return pattern === 'plain' ? null : (
          <pattern
            key={index}
            id={`${id}-${index}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform={`rotate(${lean})`}
          >
            <rect width="6" height="6" fill="var(--sheet)" />
            <path d={strokes[pattern]} fill={colour} />
          </pattern>
        )
      })}
    </defs>
  )
}

/** Each in a square of six. */
const strokes = {
  stripes: 'M0 0h2.5v6h-2.5z',
  dots: 'M3 1a2 2 0 0 1 0 4a2 2 0 0 1 0-4z',
  net: 'M0 0h6v1.5h-4.5v4.5h-1.5z',
} as const

/** The same look before the name of a series, in the legend of a frame. */
export function SeriesKey({ id, place, text, isArea }: { id: string; place: number; text: string; isArea?: boolean }) {
  const row = `${id}-key`
  const { colour, dash } = seriesLook(place)
  return (
    <span>
      <svg aria-hidden="true" width="28" height="12" className="me-1 inline-block align-middle">
        {isArea ? <Hatchings id={row} count={place + 1} /> : null}
        {isArea ? (
          <rect width="28" height="12" fill={fillOf(row, place)} stroke={colour} />
        ) : (
          <path d="M0 6H28" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />
        )}
      </svg>
      {text}
    </span>
  )
}
