import { foldPersian } from '../../../../db/fold-persian'
import { type FieldChange, isSame, listFieldChanges } from '../../packs/pack-difference'
import { isCode } from '../codes'

export type AgencyLevel = 'province' | 'county' | 'city'

/** An agency as somebody wants it. A field that the input does not have is left out, and stays as it is stored. */
export interface AgencyInput {
  /**
   * Without a code the name says which agency is meant; a name that nobody has makes a new one, whose code is a running
   * number.
   */
  code?: string | undefined
  titleFa?: string | undefined
  titleEn?: string | undefined
  /** Further names; those that are stored and not in here stay. */
  aliases?: readonly string[] | undefined
  level?: AgencyLevel | undefined
  /** Code or name; null: none. */
  county?: string | null | undefined
  /** Code or name of another agency, stored or in the same input; null: none. */
  parent?: string | null | undefined
  /** Null takes a number away; numbers that are not named stay. */
  attributes?: Readonly<Record<string, number | null>> | undefined
  /** What could not be read of it: such an agency is a problem and is not stored. */
  problems?: readonly AgencyProblem[] | undefined
}

/** What an agency comes to; county and parent by code. */
interface AgencyState {
  titleFa: string
  titleEn: string
  level: AgencyLevel
  county: string | null
  parent: string | null
  attributes: Record<string, number>
}

export interface StoredAgency extends AgencyState {
  code: string
  /** In folded letters. */
  names: ReadonlySet<string>
}

interface NamedCode {
  code: string
  titleFa: string
  titleEn: string
}

export interface StoredAgencies {
  agencies: readonly StoredAgency[]
  counties: readonly NamedCode[]
}

type AgencyProblemWhy =
  | 'unread'
  | 'no-name'
  | 'bad-code'
  | 'too-long'
  | 'twice'
  | 'name-taken'
  | 'unknown-county'
  | 'unknown-parent'
  | 'parent-circle'

export interface AgencyProblem {
  field: Exclude<keyof AgencyInput, 'problems'> | 'group' | 'competes' | 'reasonFa'
  why: AgencyProblemWhy
  /** What it is about: the text that was given, or the code of the other agency. */
  detail: string
  /** The folded name that another agency has. */
  name?: string
}

export interface PlannedAgency {
  outcome: 'new' | 'changed' | 'same' | 'problem'
  /** Null where no code can be given. */
  code: string | null
  titleFa: string
  changes: FieldChange[]
  problems: AgencyProblem[]
  after: AgencyState
  /** Names that become known, in folded letters. */
  newNames: string[]
}

export interface AgencyPlan {
  /** One for each input, in the same order. */
  rows: PlannedAgency[]
  /** Codes of stored agencies that the input does not have. They stay. */
  kept: string[]
}

const mostTitle = 300

/**
 * What an input would change, without changing anything: the same input over the same agencies always gives the same
 * plan.
 */
export function planAgencies(stored: StoredAgencies, inputs: readonly AgencyInput[]): AgencyPlan {
  const known = indexStored(stored)
  const rows = inputs.map((input) => identify(known, input))
  for (const row of rows) claimNames(known, row)
  for (const row of rows) resolve(known, row)
  refuseBrokenParents(known, rows)
  return {
    rows: rows.map(toPlanned),
    kept: stored.agencies.flatMap(({ code }) => (known.rowOfCode.has(code) ? [] : [code])),
  }
}

interface Known {
  agencies: Map<string, StoredAgency>
  /** Code of the agency that a folded name means, stored or new. */
  owners: Map<string, string>
  /** Code of a county, by code and by folded name. */
  counties: Map<string, string>
  rowOfCode: Map<string, Row>
  lastNumber: number
}

interface Row {
  input: AgencyInput
  before: StoredAgency | null
  code: string | null
  after: AgencyState
  newNames: string[]
  problems: AgencyProblem[]
}

const generatedCode = /^A(\d{1,9})$/

function indexStored({ agencies, counties }: StoredAgencies): Known {
  const numbers = agencies.map(({ code }) => Number(generatedCode.exec(code)?.[1] ?? 0))
  return {
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    owners: new Map(agencies.flatMap(({ code, names }) => [...names].map((name) => [name, code] as const))),
    counties: indexByName(counties),
    rowOfCode: new Map(),
    lastNumber: numbers.reduce((most, number) => Math.max(most, number), 0),
  }
}

/** Codes by code and by folded name; a code wins over a name. */
export function indexByName(items: readonly NamedCode[]): Map<string, string> {
  const byName = items.flatMap(({ code, titleFa, titleEn }) =>
    [titleFa, titleEn].map((title) => [foldPersian(title), code] as const),
  )
  return new Map([...byName, ...items.map(({ code }) => [code, code] as const)])
}

/** The code that a text means, which may be a name. */
export const findByName = (index: ReadonlyMap<string, string>, text: string): string | undefined =>
  index.get(text.trim()) ?? index.get(foldPersian(text))

function identify(known: Known, input: AgencyInput): Row {
  const problems: AgencyProblem[] = []
  const titles = [input.titleFa, input.titleEn].filter((title) => title?.trim())
  const given = input.code?.trim()
  if (given && !isCode(given)) problems.push({ field: 'code', why: 'bad-code', detail: given })
  for (const title of titles)
    if (title && title.length > mostTitle) problems.push({ field: 'titleFa', why: 'too-long', detail: title })
  const meant = titles.map((title) => known.owners.get(foldPersian(title ?? ''))).find((code) => code !== undefined)
  const isNameless = !titles.length && !(given && known.agencies.has(given))
  if (isNameless) problems.push({ field: 'titleFa', why: 'no-name', detail: given ?? '' })
  const code = problems.length ? (given ?? null) : given || meant || giveNumber(known)
  const row: Row = { input, before: null, code, after: emptyState, newNames: [], problems }
  if (code === null) return row
  const other = known.rowOfCode.get(code)
  if (other) problems.push({ field: given ? 'code' : 'titleFa', why: 'twice', detail: code })
  else known.rowOfCode.set(code, row)
  row.before = known.agencies.get(code) ?? null
  // The next row of the same name means this agency too.
  for (const title of titles) {
    const name = foldPersian(title ?? '')
    if (!known.owners.has(name) && !problems.length) known.owners.set(name, code)
  }
  return row
}

function giveNumber(known: Known): string {
  let code: string
  do code = `A${String(++known.lastNumber).padStart(3, '0')}`
  while (known.agencies.has(code) || known.rowOfCode.has(code))
  return code
}

const emptyState: AgencyState = {
  titleFa: '',
  titleEn: '',
  level: 'province',
  county: null,
  parent: null,
  attributes: {},
}

/**
 * One name means one agency: names that fold alike are one agency, or a problem of the row that comes with the second.
 */
function claimNames(known: Known, row: Row) {
  const { code, before, problems, input } = row
  if (code === null) return
  const titles = [input.titleFa, input.titleEn].flatMap((title) => (title?.trim() ? [title] : []))
  const isKnown = (name: string) => before?.names.has(name) ?? false
  const taken = new Set<string>()
  for (const text of [...titles, ...(input.aliases ?? [])]) {
    const name = foldPersian(text)
    if (!name || isKnown(name) || taken.has(name)) continue
    taken.add(name)
    const owner = known.owners.get(name)
    if (owner !== undefined && owner !== code) {
      problems.push({ field: titles.includes(text) ? 'titleFa' : 'aliases', why: 'name-taken', detail: owner, name })
      continue
    }
    known.owners.set(name, code)
    row.newNames.push(name)
  }
}

function resolve(known: Known, row: Row) {
  const { input, before, problems } = row
  problems.push(...(input.problems ?? []))
  const county = resolveCounty(known, row)
  const parent = resolveParent(known, row)
  const titles = resolveTitles(row)
  const attributes = { ...before?.attributes }
  for (const [name, value] of Object.entries(input.attributes ?? {})) {
    if (value === null) delete attributes[name]
    else attributes[name] = value
  }
  const level = input.level ?? before?.level ?? (parent !== null ? 'county' : 'province')
  row.after = { ...titles, level, county, parent, attributes }
  if (row.code !== null && parent === row.code)
    problems.push({ field: 'parent', why: 'parent-circle', detail: row.code })
}

/** A name without a code finds its agency and does not rename it: the file may use one of its other names. */
function resolveTitles({ input, before }: Row): Pick<AgencyState, 'titleFa' | 'titleEn'> {
  const [fa, en] = [input.titleFa?.trim() || undefined, input.titleEn?.trim() || undefined]
  if (!before) return { titleFa: fa ?? en ?? '', titleEn: en ?? fa ?? '' }
  if (!input.code?.trim()) return { titleFa: before.titleFa, titleEn: before.titleEn }
  const isOneName = before.titleEn === before.titleFa
  return { titleFa: fa ?? before.titleFa, titleEn: en ?? (isOneName && fa ? fa : before.titleEn) }
}

function resolveCounty({ counties }: Known, { input: { county }, before, problems }: Row): string | null {
  if (county === undefined) return before?.county ?? null
  if (county === null || !county.trim()) return null
  const found = findByName(counties, county)
  if (found === undefined) problems.push({ field: 'county', why: 'unknown-county', detail: county })
  return found ?? null
}

function resolveParent(known: Known, { input: { parent }, before, problems }: Row): string | null {
  if (parent === undefined) return before?.parent ?? null
  if (parent === null || !parent.trim()) return null
  const text = parent.trim()
  const isCode = known.agencies.has(text) || known.rowOfCode.has(text)
  const found = isCode ? text : known.owners.get(foldPersian(text))
  if (found === undefined) problems.push({ field: 'parent', why: 'unknown-parent', detail: text })
  return found ?? null
}

/** A parent that will not be stored, and a chain of parents that comes back to where it began. */
function refuseBrokenParents(known: Known, rows: readonly Row[]) {
  const parentOf = (code: string) => known.rowOfCode.get(code)?.after.parent ?? known.agencies.get(code)?.parent ?? null
  for (const row of rows) {
    if (row.code === null || row.problems.length) continue
    const seen = new Set([row.code])
    for (let code = row.after.parent; code !== null; code = parentOf(code)) {
      if (seen.has(code)) {
        row.problems.push({ field: 'parent', why: 'parent-circle', detail: code })
        break
      }
      seen.add(code)
    }
  }
  let hasFound = true
  while (hasFound) {
    hasFound = false
    for (const row of rows) {
      const { parent } = row.after
      if (row.problems.length || parent === null || known.agencies.has(parent)) continue
      if (!known.rowOfCode.get(parent)?.problems.length) continue
      row.problems.push({ field: 'parent', why: 'unknown-parent', detail: parent })
      hasFound = true
    }
  }
}

function toPlanned({ before, code, after, newNames, problems }: Row): PlannedAgency {
  const changes: FieldChange[] = before
    ? [
        ...listFieldChanges<AgencyState>(before, after),
        ...newNames.map((name) => ({ field: 'name', before: null, after: name })),
      ]
    : []
  const outcome = problems.length ? 'problem' : !before ? 'new' : changes.length ? 'changed' : 'same'
  return { outcome, code, titleFa: after.titleFa, changes, problems, after, newNames }
}

/** Whether the numbers of an agency change, which are kept with the moment from which they count. */
export const changesAttributes = ({ changes }: Pick<PlannedAgency, 'changes'>): boolean =>
  changes.some(({ field, before, after }) => field === 'attributes' && !isSame(before, after))
