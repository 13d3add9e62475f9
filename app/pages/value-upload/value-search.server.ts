import { z } from 'zod'
import type { Period } from '../../../sources/period'
import { foldHeading } from '../../../sources/sheets/column-words'
import type { EditionContext } from '../../access/edition-context.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import { AnsweredValues, MetricText, type ValueChoices, ValueMeaningText } from '../../flows/setup/values/value-choices'
import { headingField } from '../../flows/setup/values/unknown-headings'
import { askedOfValues } from '../../flows/setup/values/value-meanings'
import { readNumber } from '../../format/read-number'
import {
  readAnswers,
  readMeanings,
  readTableSearch,
  toTableFields,
  toUploadSearch,
} from '../upload/upload-search.server'
import type { ShownKind } from '../upload/shown-kinds'

export interface ValueSearch {
  choices: ValueChoices
  show: ShownKind
  page: number
}

const metricCode = z.string().min(1).max(200)
const yearNumber = z.string().transform(readNumber).pipe(z.number().int().min(1300).max(1500))

/** What a person chose for a file of values, as the address of its page has it. What is no choice is left out. */
export function parseValueSearch(
  url: string,
  { festival: { calendar }, edition }: Pick<EditionContext, 'festival' | 'edition'>,
): ValueSearch {
  const periods = listFilePeriods(calendar, { from: edition.evaluatedFrom, to: edition.evaluatedTo })
  const search = new URL(url, 'http://localhost').searchParams
  const { table, show, page } = readTableSearch(search)
  const year = yearNumber.safeParse(search.get('a-year') ?? '').data
  const period = periods.find((one) => toPeriodText(one) === search.get('period')) ?? null
  const asked = readAnswers(search, Object.keys(askedOfValues), AnsweredValues)
  const answers = { ...asked, ...(year === undefined ? {} : { year }) }
  return {
    choices: {
      table,
      meanings: readMeanings(search, ValueMeaningText),
      answers,
      headings: readHeadings(search),
      agencies: readSaid(search),
      metric: metricCode.safeParse(search.get('metric')).data ?? null,
      period,
    },
    show,
    page,
  }
}

const agencyCode = z.string().min(1).max(200)

/** Which agency a name is, by the address: `is-0123456789ab=GAS`. */
function readSaid(search: URLSearchParams): ValueChoices['agencies'] {
  return Object.fromEntries(
    [...search].flatMap(([name, code]) => {
      const [, key] = /^is-([\da-f]{12})$/.exec(name) ?? []
      return key !== undefined && agencyCode.safeParse(code).success ? [[key, code]] : []
    }),
  )
}

/** What columns under a part of headings mean, by the address: `h-electronic=metric:LETTERS_E`, or `none`. */
function readHeadings(search: URLSearchParams): ValueChoices['headings'] {
  return Object.fromEntries(
    [...search].flatMap(([name, text]) => {
      const heading = name.startsWith(headingField('')) ? foldHeading(name.slice(headingField('').length)) : ''
      const meaning = text === 'none' ? null : MetricText.safeParse(text).data
      return heading && heading.length <= 300 && meaning !== undefined ? [[heading, meaning]] : []
    }),
  )
}

export const toPeriodText = ({ from, to }: Period) => `${from}_${to}`

/** Choices of an earlier file as the address of a page. */
export const toValueSearch = ({ table, period, metric, headings, agencies, ...choices }: ValueChoices): string =>
  toUploadSearch(choices, {
    ...toTableFields(table),
    ...(period === null ? {} : { period: toPeriodText(period) }),
    ...(metric === null ? {} : { metric }),
    ...Object.fromEntries(
      Object.entries(headings).map(([heading, meaning]) => [headingField(heading), meaning ?? 'none']),
    ),
    ...Object.fromEntries(Object.entries(agencies).map(([key, code]) => [`is-${key}`, code])),
  })
