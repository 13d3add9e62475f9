import { type Column, toColumn } from './column'
import { type ScoringInput, Status } from './input'
import { type Measured, measureIndicator } from './measure'
import type { Indicator, MissingRule, StepChoices } from './model'
import { normalise } from './normalise/normalise'
import type { Normalised } from './normalise/normalised'
import { Flag, type IndicatorColumns, NodeState } from './result'
import { impute } from './steps/impute'
import { treat } from './steps/treat'
import { resolveTarget } from './target'
import type { TreeNode } from './tree'

/** An indicator after all of its own steps: ready to be weighed and brought together with its siblings. */
export interface PreparedIndicator {
  node: number
  /** 1 is full points; meaningful where `state` is scored. */
  utility: Float64Array
  state: Uint8Array
  /** 1 where the value is the agency's own, not imputed and not a zero by rule. */
  isOwn: Uint8Array
  working: IndicatorColumns
  /** Whether the treatment could not take the values, so that they stayed as they were. */
  isTreatmentRefused: boolean
}

/** Every indicator of the tree, in its order. */
export function prepareIndicators(input: ScoringInput, tree: readonly TreeNode[]): PreparedIndicator[] {
  return tree.flatMap((node, place) => (node.indicator ? [prepareIndicator(input, node, place)] : []))
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

/** The steps after measuring, also of values that were never measured: what if an agency had another one? */
export function prepareMeasured(
  input: ScoringInput,
  { indicator, choices }: { indicator: Indicator; choices: StepChoices },
  node: number,
  measured: Measured,
): PreparedIndicator {
  const own = toColumn(
    input,
    measured.value,
    measured.status.map((status) => (status === Status.reported ? 1 : 0)),
  )
  const target = resolveTarget(own, indicator.target)
  const filled = fillMissing(input, indicator, choices, measured, own)
  const treated = treat(filled.column, choices.treatment)
  const changed = treated ? { ...filled.column, value: treated.value } : filled.column
  const placeOf = (code: string) => input.agencies.code.indexOf(code)
  const made = normalise(changed, choices.normalisation, {
    direction: indicator.direction === 'more-is-better' ? 1 : -1,
    target,
    placeOf,
  })
  const flags = measured.flags.map((flag, agency) => flag | flagsOf(filled, treated?.isChanged, made, agency))
  const state = stateColumn(measured, filled, made)
  return {
    node,
    utility: made.value.map((value, agency) =>
      made.has[agency] && state[agency] === NodeState.scored ? value / (made.top[agency] ?? 1) : 0,
    ),
    state,
    isOwn: own.has.map((has, agency) => (has && made.has[agency] ? 1 : 0)),
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
    isTreatmentRefused: treated === null,
  }
}

interface Filled {
  column: Column
  /** Empty where nothing is imputed. */
  isImputed: Uint8Array
  /** 1 where the rule gives zero points; empty where none does. */
  isZero: Uint8Array
}

function fillMissing(
  input: ScoringInput,
  indicator: Indicator,
  choices: StepChoices,
  measured: Measured,
  own: Column,
): Filled {
  const isImputing = choices.noData.rule === 'impute' || choices.notApplicable.rule === 'impute'
  const column = isImputing ? { ...own, value: own.value.slice(), has: own.has.slice() } : own
  const isZeroing = choices.noData.rule === 'zero' || choices.notApplicable.rule === 'zero'
  const filled: Filled = {
    column,
    isImputed: new Uint8Array(isImputing ? own.value.length : 0),
    isZero: new Uint8Array(isZeroing ? own.value.length : 0),
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
    const made = impute(own, wanted, rule.by, () => measureBefore(input, indicator, choices))
    for (let agency = 0; agency < wanted.length; agency++) {
      if (!made.has[agency]) continue
      filled.column.value[agency] = made.value[agency] ?? 0
      filled.column.has[agency] = 1
      filled.isImputed[agency] = 1
    }
  }
  return filled
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
  return { value, has: status.map((own) => (own === Status.reported ? 1 : 0)) }
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
    (made.isConstant[agency] ? Flag.constantColumn : 0)
  )
}
