import { z } from 'zod'
import { askedKinds } from '../../flows/setup/agencies/asked-here'
import { Answered, MeaningText, type UploadChoices } from '../../flows/setup/agencies/upload-choices'
import { readNumber } from '../../format/read-number'
import { type ShownKind, shownKinds } from './shown-kinds'

export interface UploadSearch {
  choices: UploadChoices
  show: ShownKind
  page: number
}

/** Rows and sheets of the largest file that is read are fewer. */
const rowNumber = z.string().transform(readNumber).pipe(z.number().int().min(0).max(1_000_000))

/** What a person chose for a file, as the address of its page has it. What is no choice is left out. */
export function parseUploadSearch(url: string): UploadSearch {
  const search = new URL(url, 'http://localhost').searchParams
  const { table, show, page } = readTableSearch(search)
  const meanings = readMeanings(search, MeaningText)
  return { choices: { table, meanings, answers: readAnswers(search, askedKinds, Answered) }, show, page }
}

/** Which part of a file is its table, and which of its rows the page lists. */
export function readTableSearch(
  search: URLSearchParams,
): Pick<UploadSearch, 'show' | 'page'> & { table: UploadChoices['table'] } {
  const number = (name: string) => rowNumber.safeParse(search.get(name) ?? '').data
  const sheet = number('sheet')
  const of = number('of')
  const [from, to] = [number('from'), number('to')]
  // The heading of one sheet says nothing about another.
  const isOfSheet = of === undefined || of === sheet
  const heading = from === undefined || !isOfSheet ? {} : { heading: headingOf(from, to ?? from) }
  return {
    table: { ...(sheet === undefined ? {} : { sheet }), ...heading },
    show: shownKinds.find((kind) => kind === search.get('show')) ?? 'all',
    page: Math.max(1, number('page') ?? 1),
  }
}

/** Rows count from 1 for people; 0 is no heading. */
const headingOf = (from: number, to: number) =>
  from === 0 ? null : { first: from - 1, last: Math.min(Math.max(to, from), from + 4) - 1 }

/** What columns mean by the address: `c3=name`, `c4=none`. What no column can mean is left out. */
export function readMeanings<Meaning>(
  search: URLSearchParams,
  MeaningOf: z.ZodType<Meaning>,
): Record<number, Meaning | null> {
  return Object.fromEntries(
    [...search].flatMap(([name, text]): [string, Meaning | null][] => {
      const [, column] = /^c(\d{1,4})$/.exec(name) ?? []
      if (column === undefined) return []
      const meaning = text === 'none' ? null : MeaningOf.safeParse(text).data
      return meaning === undefined ? [] : [[column, meaning]]
    }),
  )
}

/** Answers by the address: `a-slash=decimal`. Each is read by itself, so that a wrong one costs no other. */
export function readAnswers<Given extends object>(
  search: URLSearchParams,
  kinds: readonly string[],
  AnswersOf: z.ZodType<Given>,
): Given {
  const given = kinds.map((kind) => AnswersOf.safeParse({ [kind]: search.get(`a-${kind}`) }).data ?? {})
  return Object.assign({}, ...given) as Given
}

/** Which part of a file is its table, as the fields of an address. */
export function toTableFields({ sheet, heading }: UploadChoices['table']): Record<string, string> {
  const [from, to] = heading === null ? [0, 0] : heading ? [heading.first + 1, heading.last + 1] : []
  return {
    ...(sheet === undefined ? {} : { sheet: String(sheet), of: String(sheet) }),
    ...(from === undefined ? {} : { from: String(from), to: String(to) }),
  }
}

/** Choices of an earlier file as the address of a page: `?…`, or nothing. */
export function toUploadSearch(
  { meanings, answers }: { meanings: Readonly<Record<number, string | null>>; answers: object },
  more: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams([
    ...Object.entries(meanings).map(([column, meaning]) => [`c${column}`, meaning ?? 'none']),
    ...Object.entries(answers).map(([kind, answer]) => [`a-${kind}`, String(answer)]),
    ...Object.entries(more),
  ])
  return search.size ? `?${search}` : ''
}
