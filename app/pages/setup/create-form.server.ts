import type { NewFestival } from '../../flows/setup/festivals.server'
import { readStart } from '../../flows/setup/model-start-names'
import { provinces, readNames } from '../../flows/setup/provinces'
import { readNumber } from '../../format/read-number'
import type { SentTexts } from './setup-form.server'
import { titlesOfYear } from './edition-names.server'
import type { FieldProblem } from './setup-problems'

/** The festival that a form means. What is left empty comes from the chosen province. */
export function readNewFestival(texts: SentTexts): NewFestival {
  const text = (name: string) => (texts[name] ?? '').trim()
  const province = provinces.find(({ code }) => code === text('province'))
  const year = readNumber(text('year'))
  return {
    code: text('code').toLowerCase() || (province?.code ?? ''),
    titleFa: text('titleFa'),
    titleEn: text('titleEn'),
    calendar: text('calendar') === 'gregorian' ? 'gregorian' : 'jalali',
    counties: readNames(text('counties') || (province?.counties ?? []).join('\n')),
    edition: newEditionOf(year, readStart(text('start'))),
  }
}

/** An edition that is called after its year. */
export function newEditionOf(year: number, start: NewFestival['edition']['start']): NewFestival['edition'] {
  return { code: String(year), ...titlesOfYear(year), year, start }
}

/**
 * An edition is called after its year: what is wrong with its code is said of the year, unless the year itself is
 * wrong.
 */
export function besideYear(problems: readonly FieldProblem[]): FieldProblem[] {
  const isYearWrong = problems.some(({ field }) => field === 'year')
  return problems.flatMap((problem) => {
    if (problem.field !== 'edition') return [problem]
    return isYearWrong ? [] : [{ ...problem, field: 'year' }]
  })
}
