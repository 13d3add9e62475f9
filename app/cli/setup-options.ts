import { type ModelStart, modelStartNames } from '../flows/setup/model-start-names'
import { readNumber } from '../format/read-number'
import { UsageError } from './command'

/** The year that an edition evaluates, in digits of any kind. */
export function readYear(text: string | undefined): number {
  const year = readNumber(text ?? '')
  if (!Number.isInteger(year)) throw new UsageError('--year is the year that the edition evaluates')
  return year
}

export function readStartOption(text: string): ModelStart {
  const start = modelStartNames.find((name) => name === text)
  if (!start) throw new UsageError(`--start is one of ${modelStartNames.join(', ')}`)
  return start
}
