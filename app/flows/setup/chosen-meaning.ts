import type { PlainMeaning } from '../../../sources/sheets/column-words'
import type { Meaning } from '../../../sources/sheets/recognise-columns'

/** What a person says that a column is: one of its kind, or a metric by its code. */
type ChosenMeaning = PlainMeaning | `metric:${string}`

const isMetric = (meaning: string): meaning is `metric:${string}` => meaning.startsWith('metric:')

/** A choice as the reader of spreadsheets takes it; null: the column is not read. */
export function toReaderMeaning(meaning: ChosenMeaning | null): Meaning {
  if (meaning === null) return { kind: 'unknown' }
  return isMetric(meaning) ? { kind: 'metric', metric: meaning.slice('metric:'.length) } : { kind: meaning }
}
