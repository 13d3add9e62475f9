import { type MetricSeries, type ScoringInput, Status } from '../input'
import { listWanted } from '../metric-names'
import type { Model } from '../model'
import { persianDigits } from '../persian-digits'
import { foldName } from './fold-name'
import { readCell } from './read-cell'
import { type Read, type TableError, type TextTable, checkTable } from './text-table'

/**
 * Headers of the columns that say which agency a row is of; without `code`: uCode, code or agency, whichever there is.
 */
export interface WideColumns {
  code?: string
  group?: string
  /** Cells 0, no and خیر: scored and not ranked. */
  competes?: string
}

/** A wide table has no dates: all of it is one period, that is evaluated. */
const span = { from: '0001-01-01', to: '9999-12-31' } as const

/**
 * A table with one row an agency and one column a metric or attribute, as the input of the engine. Columns that the
 * model doesn't name are passed over. Everything that is wrong is told at once.
 */
export function toScoringInput(table: TextTable, model: Model, columns: WideColumns = {}): Read<ScoringInput> {
  const checked = checkTable(table)
  if (!checked.ok) return checked
  const { header, rows } = checked.value
  const errors: TableError[] = []
  const codeColumn = columns.code ?? ['uCode', 'code', 'agency'].find((name) => header.includes(name)) ?? 'uCode'
  const code = textColumn(checked.value, codeColumn, errors)
  const group = columns.group === undefined ? rows.map(() => '') : textColumn(checked.value, columns.group, errors)
  const competes =
    columns.competes === undefined ? rows.map(() => '') : textColumn(checked.value, columns.competes, errors)
  errors.push(...checkCodes(checked.value, codeColumn, code))
  const wanted = listWanted(model)
  const metrics = [...wanted.metrics].map(([metric, indicator]) =>
    toSeries(metric, numberColumn(checked.value, metric, indicator, errors)),
  )
  const attributes = [...wanted.attributes].map(
    ([name, indicator]) => [name, toAttribute(numberColumn(checked.value, name, indicator, errors))] as const,
  )
  if (errors.length) return { ok: false, errors }
  const agencies = {
    code,
    group: joinAlike(group.map((name) => (name === '' || name === 'NA' ? null : name))),
    competes: competes.map((cell) => !['0', '۰', 'no', 'false', 'خیر'].includes(cell.toLowerCase())),
    attributes: Object.fromEntries(attributes),
  }
  return { ok: true, value: { agencies, metrics, evaluated: span } }
}

function textColumn({ header, rows }: TextTable, name: string, errors: TableError[]): string[] {
  const index = header.indexOf(name)
  if (index < 0) {
    errors.push({
      line: 1,
      column: name,
      fa: `ستونی با سرستون «${name}» نیست؛ آن را بیفزایید یا نام درست ستون را بدهید.`,
      en: `There is no column “${name}”; add it, or give the column’s right name.`,
    })
  }
  return rows.map(({ cells }) => cells[index]?.trim() ?? '')
}

/** Groups whose names differ in their letters' or digits' script alone are one, under the name that comes first. */
function joinAlike(names: readonly (string | null)[]): (string | null)[] {
  const first = new Map<string, string>()
  for (const name of names) if (name !== null && !first.has(foldName(name))) first.set(foldName(name), name)
  return names.map((name) => (name === null ? null : (first.get(foldName(name)) ?? name)))
}

/**
 * Every agency has one row. Codes that differ in the script of their letters or digits alone (کد۱, كد1) are of one
 * agency.
 */
function checkCodes({ header, rows }: TextTable, column: string, codes: readonly string[]): TableError[] {
  if (!header.includes(column)) return []
  const first = new Map<string, { line: number; code: string }>()
  return codes.flatMap((code, index): TableError[] => {
    const line = rows[index]?.line ?? 0
    if (code === '')
      return [
        { line, column, fa: 'این سطر کد دستگاه ندارد؛ کد را بنویسید.', en: 'This row has no agency code; write it.' },
      ]
    const earlier = first.get(foldName(code))
    first.set(foldName(code), earlier ?? { line, code })
    if (earlier === undefined) return []
    const as =
      earlier.code === code ? { fa: '', en: '' } : { fa: ` به شکل «${earlier.code}»`, en: ` as “${earlier.code}”` }
    return [
      {
        line,
        column,
        fa: `کد «${code}» پیش‌تر در سطر ${persianDigits(earlier.line)}${as.fa} آمده است؛ هر دستگاه یک سطر دارد.`,
        en: `The code “${code}” already stands in line ${earlier.line}${as.en}; each agency has one row.`,
      },
    ]
  })
}

interface Numbers {
  value: Float64Array
  status: Uint8Array
}

function numberColumn({ header, rows }: TextTable, name: string, indicator: string, errors: TableError[]): Numbers {
  const numbers = { value: new Float64Array(rows.length), status: new Uint8Array(rows.length) }
  const index = header.indexOf(name)
  if (index < 0) {
    errors.push({
      line: 1,
      column: name,
      fa: `شاخص «${indicator}» ستون «${name}» را می‌خواهد که در جدول نیست؛ ستون را بیفزایید یا شاخص را از الگو بردارید.`,
      en: `The indicator “${indicator}” needs the column “${name}”, which the table has not; add the column or take the indicator out of the model.`,
    })
    return numbers
  }
  for (const [row, { line, cells }] of rows.entries()) {
    const read = readCell(cells[index] ?? '')
    if (read.ok) {
      numbers.value[row] = read.value
      numbers.status[row] = read.status
    } else errors.push({ line, column: name, ...read.why })
  }
  return numbers
}

function toSeries(metric: string, { value, status }: Numbers): MetricSeries {
  return { metric, kind: 'measured', periods: [span.from], value, status }
}

function toAttribute({ value, status }: Numbers): { value: Float64Array; known: Uint8Array } {
  return { value, known: status.map((value) => (value === Status.reported ? 1 : 0)) }
}
