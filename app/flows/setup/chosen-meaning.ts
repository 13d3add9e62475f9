import type { PlainMeaning } from '../../../sources/sheets/column-words'
import type { Meaning } from '../../../sources/sheets/recognise-columns'

/** What a person says that a column is: one of its kind, or a metric by its code. */
type ChosenMeaning = PlainMeaning | `metric:${string}`

const isMetric = (meaning: string): meaning is `metric:${string}` => meaning.startsWith('metric:')

/** A choice as the reader of spreadsheets takes it; null: the column is not read. */
function toReaderMeaning(meaning: ChosenMeaning | null): Meaning {
  if (meaning === null) return { kind: 'unknown' }
  return isMetric(meaning) ? { kind: 'metric', metric: meaning.slice('metric:'.length) } : { kind: meaning }
}

/** The same for all that was chosen, by what it was chosen for. */
export function toReaderMeanings(chosen: Readonly<Record<string, ChosenMeaning | null>>): Record<string, Meaning> {
  return Object.fromEntries(Object.entries(chosen).map(([of, meaning]) => [of, toReaderMeaning(meaning)]))
}
