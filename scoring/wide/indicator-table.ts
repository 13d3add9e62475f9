import type { Branch, Indicator, Measure, Model, ModelNode, StepChoices } from '../model'
import { persianDigits } from '../persian-digits'
import { readNumber } from './read-cell'
import { type Read, type TableError, type TextTable, checkTable } from './text-table'

type Row = { line: number; cell: (column: string) => string }

/**
 * The tree of a model out of an indicator table in the manner of COINr's iMeta: iCode, Parent, Type (Indicator,
 * Aggregate; others are passed over), Direction (1 or -1), Weight, and where there are any iName, Unit, Target,
 * Denominator. The one aggregate without a parent is the root. COINr documentation, "Building coins".
 */
export function toTree(table: TextTable): Read<Branch> {
  const checked = checkTable(table)
  if (!checked.ok) return checked
  const { header } = checked.value
  const missing = ['iCode', 'Parent', 'Type', 'Direction', 'Weight'].filter((name) => !header.includes(name))
  if (missing.length)
    return {
      ok: false,
      errors: missing.map((column) => ({
        line: 1,
        column,
        fa: `جدول شاخص‌ها ستون «${column}» می‌خواهد؛ آن را بیفزایید.`,
        en: `An indicator table needs the column “${column}”; add it.`,
      })),
    }
  const rows = checked.value.rows
    .map(({ line, cells }): Row => ({ line, cell: (column) => clean(cells[header.indexOf(column)] ?? '') }))
    .filter(({ cell }) => cell('Type') === 'Indicator' || cell('Type') === 'Aggregate')
  const errors = [...checkParents(rows), ...rows.flatMap(checkRow)]
  const roots = rows.filter(({ cell }) => cell('Parent') === '')
  const [root] = roots
  if (!root || roots.length > 1) {
    const at = roots[1]?.line ?? 1
    errors.push({
      line: at,
      column: 'Parent',
      fa: 'دقیقاً یک ردیفِ تجمیع باید بی‌والد باشد: ریشهٔ درخت.',
      en: 'Exactly one aggregate must have no parent: the root of the tree.',
    })
  }
  if (errors.length || !root) return { ok: false, errors }
  return { ok: true, value: toBranch(root, rows) }
}

/**
 * A node of which less than two thirds of the weight is known has no score, unless the caller says otherwise: an
 * indicator table says nothing of it, and an agency of which a quarter is known must not come first. COINr has no such
 * default (its `dat_thresh` is off).
 */
export const defaultMinCoverage = 2 / 3

/**
 * The choices that COINr's own worked example makes: winsorise, logarithm where that fails, min–max 0–100, weighted
 * arithmetic means.
 */
export function modelOfTree(tree: Branch, choices: Partial<StepChoices> = {}): Model {
  return {
    code: tree.code,
    version: '1.0.0',
    title: tree.title,
    author: 'indicator table',
    standing: 'proposal',
    scale: 100,
    decimals: 6,
    defaults: {
      noData: { rule: 'exclude' },
      notApplicable: { rule: 'exclude' },
      minCoverage: defaultMinCoverage,
      accepts: ['measured', 'self-declared', 'surveyed'],
      treatment: { method: 'winsorise', thenLog: true },
      normalisation: { method: 'min-max', low: 0, high: 100 },
      aggregation: { method: 'arithmetic' },
      weighting: { method: 'given' },
      ...choices,
    },
    tree,
    ranking: { style: 'competition', tieBreak: [] },
  }
}

function clean(cell: string): string {
  const text = cell.trim()
  return text === 'NA' ? '' : text
}

/** Unknown parents, parents that are indicators, aggregates without children, and ways up that never reach a root. */
function checkParents(rows: readonly Row[]): TableError[] {
  const byCode = new Map(rows.toReversed().map((row) => [row.cell('iCode'), row]))
  return rows.flatMap(({ line, cell }): TableError[] => {
    const parent = cell('Parent')
    const say = (column: string, fa: string, en: string) => [{ line, column, fa, en }]
    const first = byCode.get(cell('iCode'))?.line ?? line
    if (first !== line)
      return say(
        'iCode',
        `کد «${cell('iCode')}» پیش‌تر در سطر ${persianDigits(first)} آمده است؛ هر کد یک بار می‌آید.`,
        `The code “${cell('iCode')}” already stands in line ${first}; each code stands once.`,
      )
    if (cell('Type') === 'Aggregate' && !rows.some((row) => row.cell('Parent') === cell('iCode'))) {
      return say(
        'iCode',
        `«${cell('iCode')}» زیرشاخه ندارد؛ شاخصی به آن بدهید یا آن را بردارید.`,
        `“${cell('iCode')}” has no children; give it an indicator or take it out.`,
      )
    }
    if (
      cell('Type') === 'Aggregate' &&
      !rows.some((row) => row.cell('Parent') === cell('iCode') && readNumber(row.cell('Weight')) !== 0)
    ) {
      return say(
        'iCode',
        `جمع وزن‌های زیرشاخه‌های «${cell('iCode')}» صفر است؛ دست‌کم به یکی وزنی بیش از صفر بدهید.`,
        `The weights of the children of “${cell('iCode')}” add up to zero; give at least one of them more.`,
      )
    }
    if (parent === '') return []
    if (byCode.get(parent)?.cell('Type') !== 'Aggregate') {
      return say(
        'Parent',
        `والد «${parent}» در میان ردیف‌های تجمیع نیست؛ ردیف آن را بیفزایید یا نام را درست کنید.`,
        `The parent “${parent}” is not among the aggregates; add its row or put its name right.`,
      )
    }
    if (isInCycle(cell('iCode'), byCode))
      return say(
        'Parent',
        `«${cell('iCode')}» از راه والدهایش به خودش می‌رسد؛ حلقه را باز کنید.`,
        `“${cell('iCode')}” reaches itself by way of its parents; open the cycle.`,
      )
    return []
  })
}

function isInCycle(code: string, byCode: ReadonlyMap<string, Row>): boolean {
  let at = byCode.get(code)?.cell('Parent') ?? ''
  for (let step = 0; step <= byCode.size && at !== ''; step++) {
    if (at === code) return true
    at = byCode.get(at)?.cell('Parent') ?? ''
  }
  return false
}

function checkRow({ line, cell }: Row): TableError[] {
  const errors: TableError[] = []
  const say = (column: string, fa: string, en: string) => errors.push({ line, column, fa, en })
  if (cell('Type') === 'Aggregate' && !['', '1'].includes(cell('Direction'))) {
    say(
      'Direction',
      'شاخه جهت ندارد و همیشه بیشترش بهتر است؛ جهت را به شاخص‌های آن بدهید و این خانه را 1 بگذارید یا خالی.',
      'An aggregate has no direction of its own: more of it is always better. Give the direction to its indicators, and leave this 1 or empty.',
    )
  }
  if (cell('Type') === 'Indicator' && !['1', '-1'].includes(cell('Direction')))
    say('Direction', 'جهت باید 1 یا -1 باشد (با رقم لاتین).', 'The direction must be 1 or -1.')
  if (!((readNumber(cell('Weight')) ?? -1) >= 0))
    say('Weight', 'وزن باید عددی نامنفی باشد.', 'The weight must be a number of at least zero.')
  if (cell('Target') !== '' && readNumber(cell('Target')) === null)
    say('Target', 'هدف باید عدد باشد یا خالی بماند.', 'The target must be a number or be left empty.')
  return errors
}

function toBranch(row: Row, rows: readonly Row[]): Branch {
  const children = rows
    .filter(({ cell }) => cell('Parent') === row.cell('iCode'))
    .map((child): ModelNode => (child.cell('Type') === 'Aggregate' ? toBranch(child, rows) : toIndicator(child)))
  return { ...describe(row), children }
}

function toIndicator(row: Row): Indicator {
  const code = row.cell('iCode')
  const denominator = row.cell('Denominator')
  const target = row.cell('Target') === '' ? null : readNumber(row.cell('Target'))
  const measure: Measure =
    denominator === '' ? { metric: code } : { numerator: { metric: code }, denominator: { metric: denominator } }
  return {
    ...describe(row),
    unit: row.cell('Unit') || '1',
    direction: row.cell('Direction') === '-1' ? 'less-is-better' : 'more-is-better',
    ...(target === null ? {} : { target }),
    measure,
  }
}

function describe({ cell }: Row) {
  const name = cell('iName') || cell('iCode')
  return { code: cell('iCode'), title: { fa: name, en: name }, weight: readNumber(cell('Weight')) ?? 0 }
}
