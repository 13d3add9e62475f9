import type { AgencyMeaning } from '../../flows/setup/agencies/agency-meanings'
import type { AgencyChanges } from '../../flows/setup/agencies/compare-agencies.server'

type Planned = AgencyChanges['rows'][number]
type Field = Planned['problems'][number]['field']

/** The column that a field of an agency stands in. */
const meaningOfField: Partial<Record<string, AgencyMeaning>> = {
  code: 'code',
  titleFa: 'name',
  titleEn: 'name-en',
  name: 'aliases',
  aliases: 'aliases',
  level: 'level',
  county: 'county',
  parent: 'parent',
  group: 'group',
  competes: 'competes',
  reasonFa: 'reason',
} satisfies Partial<Record<Field | 'name', AgencyMeaning>>

export type ColumnOf = ReadonlyMap<AgencyMeaning, number>

/** Where a problem is shown: in the column of its field, else beside the name, the code, or in the first column. */
export function columnOfProblem(columnOf: ColumnOf, field: string): number {
  const own = meaningOfField[field]
  // “نه: دستگاه نظارتی” says both.
  const second = own === 'reason' ? columnOf.get('competes') : undefined
  return (own && columnOf.get(own)) ?? second ?? columnOf.get('name') ?? columnOf.get('code') ?? 0
}

/** What stood in the columns of a row whose values change; blank where there was nothing. */
export function valuesBefore(
  columnOf: ColumnOf,
  { changes }: Pick<Planned, 'changes'>,
  say: (field: string, value: unknown) => string,
): Map<number, string> {
  const before = new Map<number, string>()
  const tell = (meaning: AgencyMeaning | undefined, text: string) => {
    const column = meaning && columnOf.get(meaning)
    if (column !== undefined) before.set(column, text)
  }
  for (const change of changes) {
    if (change.field !== 'attributes') tell(meaningOfField[change.field], say(change.field, change.before))
    else {
      const [was, is] = [numbersIn(change.before), numbersIn(change.after)]
      const tellNumber = (meaning: AgencyMeaning, name: string) => {
        if (was[name] !== is[name]) tell(meaning, say('attributes', was[name]))
      }
      tellNumber('staff', 'staff')
      tellNumber('staff-women', 'women')
      for (const name of Object.keys(is)) tellNumber(`metric:${name}`, name)
      const men = (numbers: Numbers) => difference(numbers['staff'], numbers['women'])
      if (!columnOf.has('staff') && men(was) !== men(is)) tell('staff-men', say('attributes', men(was)))
    }
  }
  return before
}

type Numbers = Readonly<Record<string, number | undefined>>

function numbersIn(value: unknown): Numbers {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter(([, number]) => typeof number === 'number'))
}

const difference = (whole: number | undefined, part: number | undefined) =>
  whole === undefined || part === undefined ? undefined : whole - part
