interface Shown<Row> {
  /** Null: at no place. */
  rankOf: (row: Row) => number | null
  /** The number as a reader sees it; null: there is none. */
  shownOf: (row: Row) => string | null
}

/**
 * Rows that stand at another place than somebody with the same shown number: what told them apart is not to be seen
 * there, so it has to be said.
 */
export function splitPlaces<Row>(rows: readonly Row[], { rankOf, shownOf }: Shown<Row>): ReadonlySet<Row> {
  const firstPlaces = new Map<string, number>()
  const split = new Set<string>()
  const known = rows.flatMap((row) => {
    const [index, shown] = [rankOf(row), shownOf(row)]
    return index === null || shown === null ? [] : [{ row, place: index, shown }]
  })
  for (const { place, shown } of known) {
    if ((firstPlaces.get(shown) ?? place) !== place) split.add(shown)
    if (!firstPlaces.has(shown)) firstPlaces.set(shown, place)
  }
  return new Set(known.flatMap(({ row, shown }) => (split.has(shown) ? [row] : [])))
}
