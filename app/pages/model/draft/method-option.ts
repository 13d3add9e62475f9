import { numberOf } from './facts-draft'
import { type Draft, type NodeDocument, type StepPlace, listFields, nodeAt } from './model-draft'

/** An option of a method as the form offers it. */
export interface MethodOption {
  name: string
  label: string
  /**
   * `numbers` and `matrix` have an entry for each part of the dimension; `steps` are values with what they are worth.
   */
  kind: 'number' | 'boolean' | 'choice' | 'text' | 'numbers' | 'matrix' | 'steps'
  isRequired: boolean
  /** What holds where the document does not say it. */
  fallback: number | boolean | string | null
  choices: readonly { value: string; label: string }[]
}

/** The parts that are brought together at a place. */
export function partsAt(draft: Draft, place: StepPlace): readonly NodeDocument[] {
  return (place === 'defaults' ? draft.tree : nodeAt(draft, place))?.children ?? []
}

/** One number for each of so many parts; 1 where there is none yet. */
export function listNumbers(value: unknown, parts: number): readonly number[] {
  const numbers: readonly unknown[] = Array.isArray(value) ? value : []
  return Array.from({ length: parts }, (_, index) => numberOf(numbers[index]) ?? 1)
}

/** How many times more important each of so many parts is than each other one; 1 where nobody has said so yet. */
export function listComparisons(value: unknown, parts: number): readonly (readonly number[])[] {
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  return Array.from({ length: parts }, (_, index) => listNumbers(rows[index], parts))
}

/** The comparisons with another one of two parts, and its reciprocal the other way round. */
export function withComparison(
  comparisons: readonly (readonly number[])[],
  [row, column]: readonly [number, number],
  times: number,
): readonly (readonly number[])[] {
  return comparisons.map((numbers, index) => {
    if (index === row) return numbers.with(column, times)
    return index === column ? numbers.with(row, 1 / times) : numbers
  })
}

export interface ValueStep {
  from: number | null
  value: number | null
}

/** Steps of values, each from a value of the indicator on, with what it is worth. */
export function listSteps(value: unknown): readonly ValueStep[] {
  return listFields(value).map(({ from, value: worth }) => ({ from: numberOf(from), value: numberOf(worth) }))
}
