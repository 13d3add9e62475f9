import { z } from 'zod'
import type { Period } from '../../../sources/period'
import type { EditionPlace } from '../../access/edition-context.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import { AnsweredValues, type ValueChoices, ValueMeaningText } from '../../flows/setup/values/value-choices'
import { type ValueMeaning, askedOfValues } from '../../flows/setup/values/value-meanings'
import { readNumber } from '../../format/read-number'
import { readTableSearch } from '../upload/upload-search.server'
import type { ShownKind } from '../upload/shown-kinds'

export interface ValueSearch {
  choices: ValueChoices
  show: ShownKind
  page: number
}

const yearNumber = z.string().transform(readNumber).pipe(z.number().int().min(1300).max(1500))

/** What a person chose for a file of values, as the address of its page has it. What is no choice is left out. */
export function parseValueSearch(
  url: string,
  { festival: { calendar }, edition }: Pick<EditionPlace, 'festival' | 'edition'>,
): ValueSearch {
  const periods = listFilePeriods(calendar, { from: edition.evaluatedFrom, to: edition.evaluatedTo })
  const search = new URL(url, 'http://localhost').searchParams
  const { table, show, page } = readTableSearch(search)
  const year = yearNumber.safeParse(search.get('a-year') ?? '').data
  const period = periods.find((one) => toPeriodText(one) === search.get('period')) ?? null
  const answers = { ...readAnswers(search), ...(year === undefined ? {} : { year }) }
  return {
    choices: { table, meanings: readMeanings(search), answers, metric: search.get('metric') || null, period },
    show,
    page,
  }
}

export const toPeriodText = ({ from, to }: Period) => `${from}_${to}`

function readMeanings(search: URLSearchParams): Record<number, ValueMeaning | null> {
  return Object.fromEntries(
    [...search].flatMap(([name, text]): [string, ValueMeaning | null][] => {
      const [, column] = /^c(\d{1,4})$/.exec(name) ?? []
      if (column === undefined) return []
      const meaning = text === 'none' ? null : ValueMeaningText.safeParse(text).data
      return meaning === undefined ? [] : [[column, meaning]]
    }),
  )
}

function readAnswers(search: URLSearchParams): z.output<typeof AnsweredValues> {
  const given = Object.keys(askedOfValues).map(
    (kind) => AnsweredValues.safeParse({ [kind]: search.get(`a-${kind}`) }).data ?? {},
  )
  return Object.assign({}, ...given) as z.output<typeof AnsweredValues>
}

/** Choices of an earlier file as the address of a page: `?…`, or nothing. */
export function toValueSearch({ meanings, answers, metric }: ValueChoices): string {
  const search = new URLSearchParams([
    ...Object.entries(meanings).map(([column, meaning]) => [`c${column}`, meaning ?? 'none']),
    ...Object.entries(answers).map(([kind, answer]) => [`a-${kind}`, String(answer)]),
    ...(metric === null ? [] : [['metric', metric]]),
  ])
  return search.size ? `?${search}` : ''
}
