import { type Column, type Places, peersOf, toColumn } from './column'
import { appliesOf, coverageOfIndicator } from './coverage'
import { type ScoringInput, Status } from './input'
import { type Measured, measureIndicator } from './measure'
import type { Indicator, MissingRule, StepChoices } from './model'
import { normalise } from './normalise/normalise'
import { type Normalised, tellsNothing } from './normalise/normalised'
import { Flag, type IndicatorColumns, NodeState } from './result'
import { type RowFills, type RowMethod, rowMethods } from './steps/from-row'
import { impute } from './steps/impute'
import { interpolateOverTime } from './steps/interpolate'
import { treat } from './steps/treat'
import { resolveTarget } from './target'
import type { TreeNode } from './tree'

/** An indicator after all of its own steps: ready to be weighed and brought together with its siblings. */
export interface PreparedIndicator {
  node: number
  /** 1 is full points; meaningful where `state` is scored. */
  utility: Float64Array
  state: Uint8Array
  /** Coverage, 0–1. */
  known: Float64Array
  /** 1 where the indicator concerns the agency. */
  applies: Uint8Array
  working: IndicatorColumns
  /** Who is to get a value that follows from the agency’s other indicators; null where no rule says so. */
  rowFills: RowFills | null
  /** One of `Remark` an agency. */
  remark: Uint8Array
  /** Whether the treatment could not take the values, so that they stayed as they were. */
  isTreatmentRefused: boolean
}

/** Every indicator of the tree, in its order. */
export function prepareIndicators(input: ScoringInput, tree: readonly TreeNode[]): PreparedIndicator[] {
  return tree.flatMap((node, index) => (node.indicator ? [prepareIndicator(input, node, index)] : []))
}

/** Measure → target → impute → treat → normalise, for one indicator. */
export function prepareIndicator(
  input: ScoringInput,
  { indicator, choices }: TreeNode,
  node: number,
): PreparedIndicator {
  if (!indicator) throw new Error('Only an indicator is prepared')
  return prepareMeasured(
    input,
    { indicator, choices },
    node,
    measureIndicator(input, indicator.measure, choices.accepts),
  )
}

/**
 * The steps after measuring, also of values that were never measured: what if an agency had another one? That of the
 * agency `tried` is whole and not filled up.
 */
export function prepareMeasured(
  input: ScoringInput,
  { indicator, choices }: { indicator: Indicator; choices: StepChoices },
  node: number,
  measured: Measured,
  tried = -1,
): PreparedIndicator {
  const column = toColumn(
    input,
    measured.value,
    measured.status.map((status) => (status === Status.reported ? 1 : 0)),
  )
  const target = resolveTarget(column, indicator.target)
  const filled = fillMissing(input, indicator, choices, measured, column, tried)
  const treated = treat(filled.column, choices.treatment)
  const changed = treated ? { ...filled.column, value: treated.value } : filled.column
  const indexOf = (code: string) => input.agencies.code.indexOf(code)
  const made = normalise(changed, choices.normalisation, {
    direction: indicator.direction === 'more-is-better' ? 1 : -1,
    target,
    indexOf,
  })
  const flags = measured.flags.map((flag, agency) => flag | flagsOf(filled, treated?.isChanged, made, agency))
  const state = stateColumn(measured, filled, made)
  return {
    node,
    utility: toUtility(filled, made, choices.normalisation.over ?? 'all'),
    state,
    known: coverageOfIndicator(
      measured,
      made.has.map((has, agency) => (has || tellsNothing(made.remark[agency]) ? 1 : 0)),
    ),
    applies: appliesOf(measured.status),
    working: {
      node,
      actual: measured.value,
      status: measured.status,
      numerator: measured.numerator,
      denominator: measured.denominator,
      ...target,
      imputed: filled.column.value,
      treated: changed.value,
      normalised: made.value,
      flags,
      periodsUsed: measured.periodsUsed,
      periodsExpected: measured.periodsExpected,
    },
    rowFills: filled.rowFills,
    remark: made.remark,
    isTreatmentRefused: treated === null,
  }
}

/**
 * Values on the scale on which 1 is full points. No data that counts as zero is worth nothing, or what the worst of the
 * competing agencies (of the group) is worth where that is less: under a z-score zero is the average, and nobody may be
 * better off with no data than with the worst.
 */
function toUtility({ column, isZero }: Filled, made: Normalised, over: 'all' | 'group'): Float64Array {
  const utility = made.value.map((value, agency) => (made.has[agency] ? value / (made.top[agency] ?? 1) : 0))
  if (!isZero.includes(1)) return utility
  const judged: Column = { ...column, value: utility, has: made.has }
  const [peers, all] = [peersOf(judged, over), peersOf(judged, 'all')]
  const worst = new Map<Places, number>()
  for (let agency = 0; agency < utility.length; agency++) {
    if (!isZero[agency]) continue
    const row = peers(agency)
    const places = row.length ? row : all(agency)
    const least = worst.get(places) ?? places.reduce((lowest, index) => Math.min(lowest, judged.value[index] ?? 0), 0)
    worst.set(places, least)
    utility[agency] = least
  }
  return utility
}

interface Filled {
  column: Column
  /** Empty where nothing is imputed. */
  isImputed: Uint8Array
  /** 1 where the rule gives zero points; empty where none does. */
  isZero: Uint8Array
  rowFills: RowFills | null
}

function fillMissing(
  input: ScoringInput,
  indicator: Indicator,
  choices: StepChoices,
  measured: Measured,
  item: Column,
  tried: number,
): Filled {
  const isImputing = choices.noData.rule === 'impute' || choices.notApplicable.rule === 'impute'
  const column = isImputing ? { ...item, value: item.value.slice(), has: item.has.slice() } : item
  const isZeroing = choices.noData.rule === 'zero' || choices.notApplicable.rule === 'zero'
  const filled: Filled = {
    column,
    isImputed: new Uint8Array(isImputing ? item.value.length : 0),
    isZero: new Uint8Array(isZeroing ? item.value.length : 0),
    rowFills: null,
  }
  const kinds: [MissingRule, (status: number | undefined) => boolean][] = [
    [choices.noData, (status) => status === Status.noData || status === Status.absent],
    [choices.notApplicable, (status) => status === Status.notApplicable],
  ]
  for (const [rule, concerns] of kinds) {
    if (rule.rule === 'exclude') continue
    const wanted = measured.status.map((status) => (concerns(status) ? 1 : 0))
    if (rule.rule === 'zero') {
      for (let agency = 0; agency < wanted.length; agency++) if (wanted[agency]) filled.isZero[agency] = 1
      continue
    }
    if (isRowMethod(rule.by.method)) {
      filled.rowFills = addWanted(filled.rowFills, rule.by.method, wanted)
      continue
    }
    const made =
      rule.by.method === 'linear'
        ? measureFilled(input, indicator, choices, measured, wanted)
        : impute(item, wanted, rule.by, () => measureBefore(input, indicator, choices))
    for (let agency = 0; agency < wanted.length; agency++) {
      if (!made.has[agency] || agency === tried) continue
      filled.column.value[agency] = made.value[agency] ?? 0
      filled.column.has[agency] = 1
      filled.isImputed[agency] = 1
    }
  }
  return filled
}

const addWanted = (fills: RowFills | null, method: RowMethod, wanted: Uint8Array): RowFills => ({
  ...fills,
  [method]: wanted.map((is, agency) => is | (fills?.[method]?.[agency] ?? 0)),
})

const isRowMethod = (method: string): method is RowMethod => rowMethods.some((name) => name === method)

/**
 * The measure with missing periods filled, for those without a value and for those that know a part of the year. What
 * does not apply stays so.
 */
function measureFilled(
  input: ScoringInput,
  indicator: Indicator,
  choices: StepChoices,
  measured: Measured,
  wanted: Uint8Array,
): { value: Float64Array; has: Uint8Array } {
  const { input: full, isFilled } = interpolateOverTime(input, indicator.measure, choices.accepts)
  const { value, status } = measureIndicator(full, indicator.measure, choices.accepts)
  const isPart = (agency: number) =>
    measured.status[agency] === Status.reported &&
    (measured.periodsUsed[agency] ?? 0) < (measured.periodsExpected[agency] ?? 0)
  return {
    value,
    has: status.map((value, agency) =>
      value === Status.reported && isFilled[agency] && (wanted[agency] || isPart(agency)) ? 1 : 0,
    ),
  }
}

/** The same measure over the year before. */
function measureBefore(
  input: ScoringInput,
  indicator: Indicator,
  choices: StepChoices,
): { value: Float64Array; has: Uint8Array } {
  if (!input.previous)
    return { value: new Float64Array(input.agencies.code.length), has: new Uint8Array(input.agencies.code.length) }
  const { value, status } = measureIndicator(
    { ...input, evaluated: input.previous },
    indicator.measure,
    choices.accepts,
  )
  return { value, has: status.map((value) => (value === Status.reported ? 1 : 0)) }
}

function stateColumn(measured: Measured, { column, isZero }: Filled, made: Normalised): Uint8Array {
  return measured.status.map((status, agency) => {
    if (isZero[agency] || made.has[agency]) return NodeState.scored
    if (column.has[agency]) return NodeState.excluded
    return status === Status.notApplicable ? NodeState.notApplicable : NodeState.noData
  })
}

function flagsOf(
  { isImputed, isZero }: Filled,
  isTreated: Uint8Array | undefined,
  made: Normalised,
  agency: number,
): number {
  return (
    (isImputed[agency] ? Flag.imputed : 0) |
    (isZero[agency] ? Flag.zeroForMissing : 0) |
    (isTreated?.[agency] ? Flag.treated : 0) |
    (made.isCut[agency] ? Flag.capped : 0) |
    (tellsNothing(made.remark[agency]) ? Flag.constantColumn : 0)
  )
}
